/** First in, first out, without moving the rest at every `shift` as an array does. */
export class Fifo<T> {
  #items: T[] = []
  #head = 0

  get size(): number {
    return this.#items.length - this.#head
  }

  push(item: T): void {
    this.#items.push(item)
  }

  shift(): T | undefined {
    if (this.#head === this.#items.length) return undefined
    const item = this.#items[this.#head]
    this.#head += 1
    if (this.#head > 64 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head)
      this.#head = 0
    }
    return item
  }

  /** What is left, first in first. */
  values(): T[] {
    return this.#items.slice(this.#head)
  }
}

/** The last `limit` of something. */
export class Recent<T> {
  readonly #items: T[] = []
  #oldest = 0

  constructor(readonly limit: number) {}

  push(item: T): void {
    if (this.#items.length < this.limit) {
      this.#items.push(item)
      return
    }
    this.#items[this.#oldest] = item
    this.#oldest = (this.#oldest + 1) % this.limit
  }

  newestFirst(): T[] {
    return [...this.#items.slice(this.#oldest), ...this.#items.slice(0, this.#oldest)].toReversed()
  }
}
