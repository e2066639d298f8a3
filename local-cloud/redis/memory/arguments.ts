import { RedisError } from '../reply.ts'

export const syntaxError = () => new RedisError('ERR syntax error')

export function toInteger(text: string): number {
  const value = Number(text)
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new RedisError('ERR value is not an integer or out of range')
  }
  return value
}

export function toFloat(text: string): number {
  if (/^[+-]?inf(inity)?$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity
  const value = Number(text)
  if (text.trim() === '' || Number.isNaN(value)) throw new RedisError('ERR value is not a valid float')
  return value
}

/** A float as Redis writes it. */
export function floatText(value: number): string {
  if (value === Infinity) return 'inf'
  return value === -Infinity ? '-inf' : String(value)
}

/** Reads options left to right: words without a value, and words followed by one. Anything else is a syntax error. */
export class Options {
  readonly #flags = new Set<string>()
  readonly #values = new Map<string, string>()

  constructor(args: string[], flags: readonly string[], valued: readonly string[] = []) {
    for (let at = 0; at < args.length; at += 1) {
      const word = args[at]?.toUpperCase() ?? ''
      const value = args[at + 1]
      if (flags.includes(word)) this.#flags.add(word)
      else if (valued.includes(word) && value !== undefined) {
        this.#values.set(word, value)
        at += 1
      } else throw syntaxError()
    }
  }

  has(word: string): boolean {
    return this.#flags.has(word)
  }

  value(word: string): string | undefined {
    return this.#values.get(word)
  }

  integer(word: string): number | undefined {
    const text = this.#values.get(word)
    return text === undefined ? undefined : toInteger(text)
  }
}

/** Redis' glob: `*`, `?`, `[a-c]`, `[^x]` and backslashes. */
export function globPattern(glob: string): RegExp {
  const body = glob.replace(/\\([\s\S])|\[((?:\\[\s\S]|[^\]\\])*)\]|\*|\?|[\s\S]/g, (part, escaped?: string, set?: string) => {
    if (escaped !== undefined) return literal(escaped)
    if (set !== undefined) return `[${set.replace(/[[\]]/g, '\\$&')}]`
    if (part === '*') return '[\\s\\S]*'
    return part === '?' ? '[\\s\\S]' : literal(part)
  })
  return new RegExp(`^${body}$`, 'u')
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

/** The part of a sequence that `start` and `stop` mean, both inclusive, negative from the end. */
export function slice<T>(items: T[], start: number, stop: number): T[] {
  const from = start < 0 ? Math.max(0, items.length + start) : start
  const to = stop < 0 ? items.length + stop : stop
  return items.slice(from, Math.max(from, to + 1))
}
