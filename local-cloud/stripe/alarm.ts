import type { Clock } from '../clock.ts'

// Longer sleeps overflow a timer of Node's.
const LONGEST_SLEEP_MS = 24 * 60 * 60 * 1000

/** Wakes its owner at the earliest instant it was asked for, by a clock that may be moved. Waking spends it. */
export class Alarm {
  #at = Number.POSITIVE_INFINITY
  #timer: NodeJS.Timeout | null = null
  readonly #unsubscribe: () => void

  constructor(
    readonly clock: Clock,
    readonly wake: () => void,
  ) {
    this.#unsubscribe = clock.onAdvance(() => this.#look())
  }

  /** Asks to be woken at that instant (epoch milliseconds) or earlier. */
  setFor(at: number): void {
    if (at >= this.#at) return
    this.#at = at
    this.#sleep()
  }

  stop(): void {
    this.#unsubscribe()
    if (this.#timer) clearTimeout(this.#timer)
    this.#at = Number.POSITIVE_INFINITY
  }

  #look(): void {
    if (this.#at === Number.POSITIVE_INFINITY) return
    if (this.clock.now().getTime() < this.#at) {
      this.#sleep()
      return
    }
    this.#at = Number.POSITIVE_INFINITY
    this.wake()
  }

  #sleep(): void {
    if (this.#timer) clearTimeout(this.#timer)
    const left = Math.max(0, this.#at - this.clock.now().getTime())
    this.#timer = setTimeout(() => this.#look(), Math.min(left, LONGEST_SLEEP_MS))
  }
}
