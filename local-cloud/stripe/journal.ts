import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const DEBOUNCE_MS = 400
const COMPACT_BYTES = 128 * 1024 * 1024

const lineSchema = z.tuple([z.string(), z.string(), z.unknown()])

/** One remembered thing: its kind, its id, and its value; `null` says it was forgotten. */
export type JournalEntry = readonly [kind: string, id: string, value: unknown]

/**
 * Keeps what changed in one file of JSON lines, the last line about a thing being true. Changes are gathered and
 * appended a few times a second, so that a request never waits for a disk; a kill loses at most the last of them.
 */
export class Journal {
  readonly #path: string
  #file: FileHandle | null = null
  #changed = new Map<string, JournalEntry>()
  #timer: NodeJS.Timeout | null = null
  #writing: Promise<void> = Promise.resolve()
  #appended = 0

  constructor(
    dataDir: string,
    readonly everything: () => Iterable<JournalEntry>,
  ) {
    mkdirSync(dataDir, { recursive: true })
    this.#path = join(dataDir, 'stripe.jsonl')
  }

  /** What an earlier run left. A half-written last line is what a kill leaves, and is passed over. */
  *read(): Generator<JournalEntry> {
    if (!existsSync(this.#path)) return
    const lines = readFileSync(this.#path, 'utf8').split('\n')
    for (const [index, line] of lines.entries()) {
      if (line === '') continue
      let value: unknown
      try {
        value = JSON.parse(line)
      } catch {
        if (index >= lines.length - 2) continue
        throw new Error(`${this.#path}, line ${index + 1}, is not readable: remove the file to start with an empty Stripe.`)
      }
      yield lineSchema.parse(value)
    }
  }

  /** Writes the file anew with only what is alive, then opens it for what comes. */
  async start(): Promise<void> {
    this.#compact()
    this.#file = await open(this.#path, 'a')
  }

  note(entry: JournalEntry): void {
    this.#changed.set(`${entry[0]} ${entry[1]}`, entry)
    this.#timer ??= setTimeout(() => {
      this.#writing = this.#writing.then(() => this.#append())
    }, DEBOUNCE_MS)
  }

  async stop(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    await this.#writing
    await this.#append()
    await this.#file?.close()
    this.#file = null
  }

  async #append(): Promise<void> {
    this.#timer = null
    if (this.#changed.size === 0 || !this.#file) return
    const lines = toLines(this.#changed.values())
    this.#changed = new Map()
    await this.#file.appendFile(lines)
    this.#appended += lines.length
    if (this.#appended > COMPACT_BYTES) {
      await this.#file.close()
      await this.start()
    }
  }

  #compact(): void {
    const temporary = `${this.#path}.new`
    writeFileSync(temporary, toLines(this.everything()))
    renameSync(temporary, this.#path)
    this.#appended = 0
  }
}

function toLines(entries: Iterable<JournalEntry>): string {
  let lines = ''
  for (const entry of entries) lines += `${JSON.stringify(entry)}\n`
  return lines
}
