import type { Entry } from './entry'

interface Held extends Entry {
  /** Unix ms of when a newer one was last looked for outside. */
  checkedAt: number
  size: number
}

/** Most recently used entries of this isolate, bounded by the characters they hold. */
export class Memory {
  readonly #entries = new Map<string, Held>()
  #size = 0

  constructor(private readonly maxSize: number) {}

  get(key: string): Held | undefined {
    const held = this.#entries.get(key)
    if (held) {
      this.#entries.delete(key)
      this.#entries.set(key, held)
    }
    return held
  }

  set(key: string, { value, lastModified }: Entry, checkedAt: number): void {
    this.delete(key)
    const size = sizeOf(value)
    if (size > this.maxSize) return
    this.#entries.set(key, { value, lastModified, checkedAt, size })
    this.#size += size
    for (const oldest of this.#entries.keys()) {
      if (this.#size <= this.maxSize) return
      this.delete(oldest)
    }
  }

  delete(key: string): void {
    this.#size -= this.#entries.get(key)?.size ?? 0
    this.#entries.delete(key)
  }
}

/** Characters in all strings of a JSON value; the rest weighs little. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 8
  return Object.values(value).reduce<number>((sum, part) => sum + sizeOf(part), 0)
}
