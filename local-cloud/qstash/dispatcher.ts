import type { Faults } from '../faults.ts'
import { composeCallback } from './callbacks.ts'
import { failure, type Courier } from './courier.ts'
import { Fifo } from './fifo.ts'
import { FlowLane, QueueLane } from './lanes.ts'
import type { Answer, Message } from './message.ts'
import type { Records } from './records.ts'
import { askedDelayMs, backoffMs, retryDelayMs } from './retry-delay.ts'
import type { Timeline } from './timeline.ts'

/** Calls under way at once: enough to keep a local server busy, too few to drown it. */
const CALLS_AT_ONCE = 64

/**
 * Brings every message to its end: delivered, dead or cancelled. The way of a message: its hour comes, its queue lets it
 * through (for good), its flow control key lets it through (for one call), a call is free, it is sent.
 */
export class Dispatcher {
  readonly queues = new Map<string, QueueLane>()
  readonly flows = new Map<string, FlowLane>()
  readonly #ready = new Fifo<Message>()
  #calls = 0
  /** Waiting for their next attempt. */
  readonly #retrying = new Set<Message>()
  #stopped = false

  constructor(
    readonly records: Records,
    readonly timeline: Timeline,
    readonly courier: Courier,
    readonly faults: Faults,
    readonly signingKey: () => string,
  ) {}

  /** Takes up what was on its way when the process stopped. */
  restore(): void {
    for (const { name, parallelism, paused } of this.records.queues.values()) this.setQueue(name, parallelism, paused)
    for (const message of this.records.messages.values()) {
      if (message.retried === 0) {
        this.#await(message)
        continue
      }
      // It was at the head of its queue: the others go on waiting behind it.
      if (message.queueName !== null) this.#queue(message.queueName).active += 1
      this.#awaitRetry(message)
    }
  }

  accept(message: Message): void {
    this.records.messages.put(message.messageId, message)
    this.records.log(message, 'CREATED')
    this.#await(message)
  }

  /** False when it is not on its way any more. A call under way is not cut off. */
  cancel(messageId: string): boolean {
    const message = this.records.messages.get(messageId)
    if (!message) return false
    this.records.log(message, 'CANCELLED')
    this.records.forget(message)
    if (this.#retrying.delete(message)) this.#leaveQueue(message)
    return true
  }

  setQueue(name: string, parallelism: number, paused: boolean): void {
    const lane = this.#queue(name)
    lane.parallelism = parallelism
    lane.paused = paused
    this.#advanceQueue(lane)
  }

  setFlowPaused(key: string, paused: boolean): void {
    const lane = this.#flow(key)
    lane.paused = paused
    this.#advanceFlow(lane)
  }

  /**
   * What is due or under way. A retry, or a message that waits for its rate, counts when its turn comes within `withinMs`.
   * What waits behind another in a queue or for a free call of its key does not: the other counts.
   */
  busy(withinMs: number): number {
    const horizonMs = this.records.nowMs() + withinMs
    let busy = this.#calls + this.#ready.size
    for (const { notBefore } of this.#retrying) if (notBefore <= horizonMs) busy += 1
    for (const lane of this.flows.values()) {
      if (!lane.paused && lane.periodEndMs <= horizonMs) busy += lane.waiting.values().filter((message) => this.#alive(message)).length
    }
    return busy
  }

  get callsUnderWay(): number {
    return this.#calls
  }

  stop(): void {
    this.#stopped = true
  }

  #await(message: Message): void {
    if (message.notBefore <= this.records.nowMs()) this.#enter(message)
    else this.timeline.at(message.notBefore, () => this.#enter(message))
  }

  #enter(message: Message): void {
    if (!this.#alive(message)) return
    if (message.queueName === null) return this.#enterFlow(message)
    const lane = this.#queue(message.queueName)
    lane.waiting.push(message)
    this.#advanceQueue(lane)
  }

  #advanceQueue(lane: QueueLane): void {
    for (let next = lane.take(); next; next = lane.take()) {
      if (this.#alive(next)) this.#enterFlow(next)
      else lane.release()
    }
  }

  #enterFlow(message: Message): void {
    if (message.flow === null) {
      this.#ready.push(message)
    } else {
      const lane = this.#flow(message.flow.key)
      lane.configure(message.flow)
      lane.waiting.push(message)
      this.#advanceFlow(lane)
    }
    this.#send()
  }

  #advanceFlow(lane: FlowLane): void {
    const nowMs = this.records.nowMs()
    for (let next = lane.take(nowMs); next; next = lane.take(nowMs)) {
      if (this.#alive(next)) {
        this.#ready.push(next)
        continue
      }
      lane.putBack()
      this.#leaveQueue(next)
    }
    const wakeAtMs = lane.wakeAtMs()
    if (wakeAtMs !== null) this.timeline.at(wakeAtMs, () => this.#wakeFlow(lane))
    this.#send()
  }

  #wakeFlow(lane: FlowLane): void {
    lane.awake()
    this.#advanceFlow(lane)
    this.#forgetIdle(lane)
  }

  #send(): void {
    while (this.#calls < CALLS_AT_ONCE && !this.#stopped) {
      const message = this.#ready.shift()
      if (!message) return
      this.#calls += 1
      void this.#attempt(message).then((answer) => {
        this.#calls -= 1
        if (this.#stopped) return
        this.#leaveFlow(message)
        this.#settle(message, answer)
        this.#send()
      })
    }
  }

  async #attempt(message: Message): Promise<Answer | null> {
    if (!this.#alive(message)) return null
    this.records.log(message, 'ACTIVE')
    const fault = this.faults.take('qstash', `DELIVER ${new URL(message.url).pathname}`, ['duplicate', 'lost_answer'])
    const first = this.courier.send(message, this.signingKey())
    if (fault?.kind === 'duplicate') await this.courier.send(message, this.signingKey())
    const answer = await first
    return fault?.kind === 'lost_answer' ? failure('the answer was lost') : answer
  }

  #settle(message: Message, answer: Answer | null): void {
    // Cancelled meanwhile.
    if (answer === null || !this.#alive(message)) return this.#leaveQueue(message)
    const nowMs = this.records.nowMs()
    if (message.callback) this.accept(composeCallback(message.callback, message, answer, null, nowMs))
    if (answer.status >= 200 && answer.status < 300) {
      this.records.log(message, 'DELIVERED', { responseStatus: answer.status })
      this.records.remember(message, answer.status)
      this.records.forget(message)
      return this.#leaveQueue(message)
    }
    const error = answer.error ?? `status ${answer.status}`
    this.records.log(message, 'ERROR', { responseStatus: answer.status, error })
    const hopeless = answer.status === 489 && answer.headers['upstash-nonretryable-error']?.[0] === 'true'
    if (hopeless || message.retried >= message.maxRetries) return this.#giveUp(message, answer)
    const own = message.retryDelay === null ? null : retryDelayMs(message.retryDelay, message.retried)
    const delayMs = askedDelayMs(answer.headers, nowMs) ?? own ?? backoffMs(message.retried)
    message.retried += 1
    message.notBefore = nowMs + delayMs
    this.records.messages.put(message.messageId, message)
    this.records.log(message, 'RETRY', { nextDeliveryTime: message.notBefore })
    this.#awaitRetry(message)
  }

  #giveUp(message: Message, answer: Answer): void {
    this.records.log(message, 'FAILED', { responseStatus: answer.status })
    this.records.messages.delete(message.messageId)
    const { dlqId } = this.records.bury(message, answer)
    if (message.failureCallback) {
      this.accept(composeCallback(message.failureCallback, message, answer, dlqId, this.records.nowMs()))
    }
    this.#leaveQueue(message)
  }

  #awaitRetry(message: Message): void {
    this.#retrying.add(message)
    this.timeline.at(message.notBefore, () => {
      if (this.#retrying.delete(message)) this.#enterFlow(message)
    })
  }

  #leaveQueue(message: Message): void {
    if (message.queueName === null) return
    const lane = this.#queue(message.queueName)
    lane.release()
    this.#advanceQueue(lane)
  }

  #leaveFlow(message: Message): void {
    if (message.flow === null) return
    const lane = this.#flow(message.flow.key)
    lane.release()
    this.#advanceFlow(lane)
    this.#forgetIdle(lane)
  }

  #forgetIdle(lane: FlowLane): void {
    if (lane.idle(this.records.nowMs())) this.flows.delete(lane.key)
  }

  #alive(message: Message): boolean {
    return this.records.messages.get(message.messageId) === message
  }

  #queue(name: string): QueueLane {
    const known = this.queues.get(name)
    if (known) return known
    const lane = new QueueLane()
    this.queues.set(name, lane)
    return lane
  }

  #flow(key: string): FlowLane {
    const known = this.flows.get(key)
    if (known) return known
    const lane = new FlowLane(key)
    this.flows.set(key, lane)
    return lane
  }
}
