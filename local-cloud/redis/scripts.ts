import { createHash } from 'node:crypto'

const FLAGS_LINE = /^#!lua[^\n]*\n/

/**
 * Upstash takes scripts whose first line is `#!lua flags=allow-key-locking`, which Redis refuses. That line is cut off
 * on the way in, and the SHA of the script as the client knows it is remembered for the one that Redis knows.
 */
export class ScriptAliases {
  readonly #known = new Map<string, string>()

  /** The command as the engine takes it. */
  inward(args: string[]): string[] {
    const [name = '', first = '', second = ''] = args
    switch (name.toUpperCase()) {
      case 'EVAL':
      case 'EVAL_RO':
        return [name, this.#strip(first), ...args.slice(2)]
      case 'EVALSHA':
      case 'EVALSHA_RO':
        return [name, this.#known.get(first.toLowerCase()) ?? first, ...args.slice(2)]
      case 'SCRIPT':
        if (first.toUpperCase() === 'LOAD') return [name, first, this.#strip(second)]
        if (first.toUpperCase() === 'EXISTS') {
          return [name, first, ...args.slice(2).map((sha) => this.#known.get(sha.toLowerCase()) ?? sha)]
        }
        return args
      default:
        return args
    }
  }

  /** What `SCRIPT LOAD` answers with: the SHA of what the client sent. Null for every other command. */
  loadedSha(args: string[]): string | null {
    const [name = '', first = '', script = ''] = args
    return name.toUpperCase() === 'SCRIPT' && first.toUpperCase() === 'LOAD' ? sha1(script) : null
  }

  #strip(script: string): string {
    const stripped = script.replace(FLAGS_LINE, '\n')
    if (stripped !== script) this.#known.set(sha1(script), sha1(stripped))
    return stripped
  }
}

export function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex')
}
