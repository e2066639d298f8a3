import type { Clock } from '../clock.ts'

/** The longest a timer sleeps: `setTimeout` overflows beyond 24 days, and a laptop's clock may be set meanwhile. */
const LONGEST_SLEEP_MS = 60_000

/** Something that is to happen; `cancelled` may be set until it does. */
export interface Appointment {
  readonly atMs: number
  readonly run: () => void
  cancelled: boolean
}

/** What is to happen when, by the local clock: a heap and one timer. Moving the clock runs what became due at once. */
export class Timeline {
  readonly #heap: Appointment[] = []
  readonly #forget: () => void
  #timer: NodeJS.Timeout | null = null
  #timerAtMs = Infinity

  constructor(readonly clock: Clock) {
    this.#forget = clock.onAdvance(() => this.#runDue())
  }

  at(atMs: number, run: () => void): Appointment {
    const appointment = { atMs, run, cancelled: false }
    this.#push(appointment)
    this.#arm()
    return appointment
  }

  stop(): void {
    this.#forget()
    if (this.#timer) clearTimeout(this.#timer)
    this.#heap.length = 0
  }

  #runDue(): void {
    // One reading of the clock: whoever appoints itself again after it waits for the next turn.
    const nowMs = this.clock.now().getTime()
    for (let next = this.#heap[0]; next && next.atMs <= nowMs; next = this.#heap[0]) {
      this.#pop()
      if (!next.cancelled) next.run()
    }
    this.#timerAtMs = Infinity
    this.#arm()
  }

  #arm(): void {
    const next = this.#heap[0]
    if (!next || next.atMs >= this.#timerAtMs) return
    if (this.#timer) clearTimeout(this.#timer)
    this.#timerAtMs = next.atMs
    const waitMs = Math.min(Math.max(next.atMs - this.clock.now().getTime(), 0), LONGEST_SLEEP_MS)
    this.#timer = setTimeout(() => this.#runDue(), waitMs)
  }

  #push(appointment: Appointment): void {
    const heap = this.#heap
    let at = heap.push(appointment) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!this.#earlier(at, above)) break
      this.#swap(at, above)
      at = above
    }
  }

  #pop(): void {
    const heap = this.#heap
    const last = heap.pop()
    if (!last || heap.length === 0) return
    heap[0] = last
    for (let at = 0; ; ) {
      const left = 2 * at + 1
      const child = this.#earlier(left + 1, left) ? left + 1 : left
      if (!this.#earlier(child, at)) return
      this.#swap(at, child)
      at = child
    }
  }

  #earlier(a: number, b: number): boolean {
    return (this.#heap[a]?.atMs ?? Infinity) < (this.#heap[b]?.atMs ?? Infinity)
  }

  #swap(a: number, b: number): void {
    const [x, y] = [this.#heap[a], this.#heap[b]]
    if (!x || !y) return
    this.#heap[a] = y
    this.#heap[b] = x
  }
}
