/** The local cloud's time: the machine's, plus what a test moved it by. */
export class Clock {
  #offsetMs = 0
  readonly #listeners = new Set<() => void>()

  now(): Date {
    return new Date(Date.now() + this.#offsetMs)
  }

  /** Moves time forward; whatever waits for an instant looks again at once. */
  advance(ms: number): void {
    this.#offsetMs += ms
    for (const listener of this.#listeners) listener()
  }

  onAdvance(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
