import { Fifo } from './fifo.ts'
import type { Flow, Message } from './message.ts'

/** A queue: a message holds its place from its first attempt until it is delivered or dead, retries included. */
export class QueueLane {
  readonly waiting = new Fifo<Message>()
  parallelism = 1
  paused = false
  /** Places taken. */
  active = 0

  /** The next message, its place taken; undefined while it must wait. */
  take(): Message | undefined {
    if (this.paused || this.active >= this.parallelism) return undefined
    const message = this.waiting.shift()
    if (message) this.active += 1
    return message
  }

  release(): void {
    this.active -= 1
  }
}

/** A flow control key: a message holds its place for the length of one call; calls are counted by period as they start. */
export class FlowLane {
  readonly waiting = new Fifo<Message>()
  paused = false
  active = 0
  parallelism: number | null = null
  rate: number | null = null
  periodMs = 1000
  periodStartMs = 0
  rateCount = 0
  #wakes = false

  constructor(readonly key: string) {}

  get periodEndMs(): number {
    return this.periodStartMs + this.periodMs
  }

  /** The newest message's limits hold for all. */
  configure(flow: Flow): void {
    this.parallelism = flow.parallelism
    this.rate = flow.rate
    this.periodMs = flow.periodMs
  }

  take(nowMs: number): Message | undefined {
    if (nowMs >= this.periodEndMs) {
      this.periodStartMs = nowMs
      this.rateCount = 0
    }
    if (this.paused || (this.parallelism !== null && this.active >= this.parallelism)) return undefined
    if (this.rate !== null && this.rateCount >= this.rate) return undefined
    const message = this.waiting.shift()
    if (!message) return undefined
    this.active += 1
    this.rateCount += 1
    return message
  }

  release(): void {
    this.active -= 1
  }

  /** The message taken last was none: its call does not count. */
  putBack(): void {
    this.active -= 1
    this.rateCount -= 1
  }

  /** The end of the period, asked for once a period: when more may pass, or the lane be forgotten. */
  wakeAtMs(): number | null {
    if (this.#wakes || this.rate === null || this.rateCount === 0) return null
    this.#wakes = true
    return this.periodEndMs
  }

  awake(): void {
    this.#wakes = false
  }

  /** Nothing of it is worth remembering. */
  idle(nowMs: number): boolean {
    const counting = this.rate !== null && this.rateCount > 0 && nowMs < this.periodEndMs
    return this.waiting.size === 0 && this.active === 0 && !this.paused && !counting
  }
}
