import { mkdir, open, readFile, rename, writeFile, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'

/** How long a change may wait in memory. What is gone again by then, as most deliveries are, never costs the disk a byte. */
const FLUSH_AFTER_MS = 50
/** The file is rewritten when it holds this much more than twice what is still alive. */
const COMPACT_SLACK_BYTES = 8 * 1024 * 1024

const lineSchema = z.tuple([z.string(), z.string(), z.unknown()])

/** A map whose contents outlive the process. Values may be changed in place: `put` them again afterwards. */
export class Collection<T> {
  constructor(
    readonly kind: string,
    readonly items: Map<string, T>,
    readonly touched: (kind: string, id: string) => void,
  ) {}

  get size(): number {
    return this.items.size
  }

  get(id: string): T | undefined {
    return this.items.get(id)
  }

  /** Oldest first; putting an id again keeps its place. */
  values(): T[] {
    return [...this.items.values()]
  }

  put(id: string, value: T): void {
    this.items.set(id, value)
    this.touched(this.kind, id)
  }

  delete(id: string): boolean {
    const known = this.items.delete(id)
    if (known) this.touched(this.kind, id)
    return known
  }
}

/**
 * Collections kept in one file of JSON lines, `[kind, id, value | null]`. Written behind: a killed process loses the last
 * 50 ms, `close` loses nothing. One process per file.
 */
export class Journal {
  readonly #collections = new Map<string, Collection<unknown>>()
  /** What the file holds alive: bytes per key. */
  readonly #stored = new Map<string, number>()
  #storedBytes = 0
  #fileBytes = 0
  #dirty = new Map<string, [kind: string, id: string]>()
  #timer: NodeJS.Timeout | null = null
  #writing: Promise<void> = Promise.resolve()

  private constructor(
    readonly path: string,
    readonly loaded: Map<string, Map<string, unknown>>,
    private file: FileHandle,
  ) {}

  static async open(path: string): Promise<Journal> {
    await mkdir(dirname(path), { recursive: true })
    const loaded = new Map<string, Map<string, unknown>>()
    const text = await readFile(path, 'utf8').catch(() => '')
    for (const line of text.split('\n')) {
      const entry = parseLine(line)
      if (!entry) continue
      const [kind, id, value] = entry
      const items = loaded.get(kind) ?? new Map<string, unknown>()
      loaded.set(kind, items)
      if (value === null) items.delete(id)
      else items.set(id, value)
    }
    return new Journal(path, loaded, await open(path, 'a'))
  }

  /** The collection of that kind, with what the file knew of it. Entries of an older form are left behind. */
  collection<T>(kind: string, schema: z.ZodType<T>): Collection<T> {
    const items = new Map<string, T>()
    for (const [id, value] of this.loaded.get(kind) ?? []) {
      const parsed = schema.safeParse(value)
      if (parsed.success) items.set(id, parsed.data)
    }
    this.loaded.delete(kind)
    const collection = new Collection<T>(kind, items, this.#touch)
    this.#collections.set(kind, new Collection<unknown>(kind, items, this.#touch))
    return collection
  }

  /** Writes what is waiting. Resolves when it has reached the file. */
  flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#writing = this.#writing.then(() => this.#write())
    return this.#writing
  }

  /** Once every collection is there: the file then holds only what is alive. */
  async compact(): Promise<void> {
    await this.flush()
    this.#writing = this.#writing.then(() => this.#rewrite())
    await this.#writing
  }

  async close(): Promise<void> {
    await this.flush()
    await this.file.close()
  }

  readonly #touch = (kind: string, id: string): void => {
    this.#dirty.set(`${kind} ${id}`, [kind, id])
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_AFTER_MS)
  }

  async #write(): Promise<void> {
    const dirty = this.#dirty
    this.#dirty = new Map()
    let lines = ''
    for (const [key, [kind, id]] of dirty) {
      const value = this.#collections.get(kind)?.get(id)
      if (value === undefined && !this.#stored.has(key)) continue
      lines += this.#line(key, kind, id, value)
    }
    if (lines === '') return
    await this.file.appendFile(lines)
    this.#fileBytes += lines.length
    if (this.#fileBytes > 2 * this.#storedBytes + COMPACT_SLACK_BYTES) await this.#rewrite()
  }

  async #rewrite(): Promise<void> {
    this.#stored.clear()
    this.#storedBytes = 0
    let lines = ''
    for (const [kind, collection] of this.#collections) {
      for (const [id, value] of collection.items) lines += this.#line(`${kind} ${id}`, kind, id, value)
    }
    const fresh = `${this.path}.new`
    await writeFile(fresh, lines)
    await this.file.close()
    await rename(fresh, this.path)
    this.file = await open(this.path, 'a')
    this.#fileBytes = lines.length
  }

  #line(key: string, kind: string, id: string, value: unknown): string {
    this.#storedBytes -= this.#stored.get(key) ?? 0
    this.#stored.delete(key)
    const line = `${JSON.stringify([kind, id, value ?? null])}\n`
    if (value !== undefined) {
      this.#stored.set(key, line.length)
      this.#storedBytes += line.length
    }
    return line
  }
}

function parseLine(line: string): z.infer<typeof lineSchema> | null {
  if (line === '') return null
  try {
    return lineSchema.parse(JSON.parse(line))
  } catch {
    // The last line of a killed process may be half a line.
    return null
  }
}
