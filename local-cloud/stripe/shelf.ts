import type { z } from 'zod'

interface ShelfOptions<T> {
  kind: string
  schema: z.ZodType<T>
  /** How many it holds before it forgets the oldest. */
  keep: number
  /** What must stay, however old. */
  needed?: (item: T) => boolean
}

/** How far down an overfull shelf looks for something it may forget, so that putting stays cheap. */
const FORGET_LOOK = 16

/** Things of one kind by their id, oldest first, bounded. */
export class Shelf<T extends { id: string }> {
  readonly #items = new Map<string, T>()

  constructor(
    readonly options: ShelfOptions<T>,
    readonly changed: (kind: string, id: string, item: T | null) => void,
  ) {}

  get(id: string): T | null {
    return this.#items.get(id) ?? null
  }

  put(item: T): T {
    this.#items.set(item.id, item)
    this.changed(this.options.kind, item.id, item)
    if (this.#items.size > this.options.keep) this.#forgetOldest()
    return item
  }

  forget(id: string): void {
    if (this.#items.delete(id)) this.changed(this.options.kind, id, null)
  }

  /** Puts back what a journal kept. */
  restore(id: string, value: unknown): void {
    if (value === null) this.#items.delete(id)
    else this.#items.set(id, this.options.schema.parse(value))
  }

  oldestFirst(): IterableIterator<T> {
    return this.#items.values()
  }

  newestFirst(): T[] {
    return [...this.#items.values()].toReversed()
  }

  #forgetOldest(): void {
    let looked = 0
    for (const [id, item] of this.#items) {
      if (!this.options.needed?.(item)) {
        this.forget(id)
        return
      }
      looked += 1
      if (looked === FORGET_LOOK) return
    }
  }
}
