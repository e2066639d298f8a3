import { z } from 'zod'
import type { Clock } from '../clock.ts'
import { Recent } from './fifo.ts'
import type { Collection, Journal } from './journal.ts'
import { EMPTY_BODY, deadSchema, messageSchema, queueSchema, scheduleSchema } from './message.ts'
import type { Answer, DeadMessage, Message, Queue, Schedule } from './message.ts'

const KEPT_DELIVERED = 2_000
const KEPT_EVENTS = 10_000
const KEPT_DEAD = 5_000
/** upstash.com/docs/qstash/features/deduplication: "The deduplication window is 10 minutes." */
const DEDUPLICATION_WINDOW_MS = 600_000
const PREVIEW_CHARACTERS = 400

export type State = 'CREATED' | 'ACTIVE' | 'RETRY' | 'ERROR' | 'DELIVERED' | 'FAILED' | 'CANCELLED'

/** One step in a message's life, as `/v2/events` lists them. The message is the living one: of it only what never changes. */
export interface Step {
  time: number
  state: State
  message: Message
  error: string | null
  responseStatus: number | null
  nextDeliveryTime: number | null
}

/** What is remembered of a message that arrived. */
export interface Delivered {
  messageId: string
  url: string
  labels: string[]
  retried: number
  status: number
  deliveredAt: number
  preview: string
}

const seenSchema = z.object({ messageId: z.string(), until: z.number() })

/** Everything the local QStash knows: what must survive a restart in the journal, the rest in memory, all of it bounded. */
export class Records {
  readonly messages: Collection<Message>
  readonly dead: Collection<DeadMessage>
  readonly schedules: Collection<Schedule>
  readonly queues: Collection<Queue>
  readonly steps = new Recent<Step>(KEPT_EVENTS)
  readonly delivered = new Recent<Delivered>(KEPT_DELIVERED)
  readonly #seen: Collection<z.infer<typeof seenSchema>>
  #deaths = 0

  constructor(
    journal: Journal,
    readonly clock: Clock,
  ) {
    this.messages = journal.collection('message', messageSchema)
    this.dead = journal.collection('dead', deadSchema)
    this.schedules = journal.collection('schedule', scheduleSchema)
    this.queues = journal.collection('queue', queueSchema)
    this.#seen = journal.collection('seen', seenSchema)
  }

  nowMs(): number {
    return this.clock.now().getTime()
  }

  log(message: Message, state: State, more: Partial<Pick<Step, 'error' | 'responseStatus' | 'nextDeliveryTime'>> = {}): void {
    this.steps.push({ time: this.nowMs(), state, message, error: null, responseStatus: null, nextDeliveryTime: null, ...more })
  }

  /** The id of the message that came with the same key within the window; else remembers this one. */
  firstWith(key: string, messageId: string): string | null {
    const nowMs = this.nowMs()
    // One window for all: the oldest are the first to expire.
    for (const [old, { until }] of this.#seen.items) {
      if (until > nowMs) break
      this.#seen.delete(old)
    }
    const seen = this.#seen.get(key)
    if (seen) return seen.messageId
    this.#seen.put(key, { messageId, until: nowMs + DEDUPLICATION_WINDOW_MS })
    return null
  }

  bury(message: Message, answer: Answer): DeadMessage {
    const diedAt = this.nowMs()
    this.#deaths += 1
    const dead = { dlqId: `${diedAt}-${this.#deaths}`, diedAt, message, answer }
    this.dead.put(dead.dlqId, dead)
    const [oldest] = this.dead.items.keys()
    if (oldest !== undefined && this.dead.size > KEPT_DEAD) this.dead.delete(oldest)
    return dead
  }

  /** Takes a message out of the dead letters. */
  unbury(dlqId: string): DeadMessage | null {
    const dead = this.dead.get(dlqId)
    if (!dead) return null
    this.dead.delete(dlqId)
    return dead
  }

  /** Takes a message off the road for good. Its steps stay for a while, its body does not. */
  forget(message: Message): void {
    this.messages.delete(message.messageId)
    message.body = EMPTY_BODY
  }

  remember(message: Message, status: number): void {
    this.delivered.push({
      messageId: message.messageId,
      url: message.url,
      labels: message.labels,
      retried: message.retried,
      status,
      deliveredAt: this.nowMs(),
      preview: message.body.encoding === 'utf8' ? preview(message.body.text) : '(binary)',
    })
  }
}

// A copy: a slice would keep the whole text alive.
function preview(text: string): string {
  return text.length <= PREVIEW_CHARACTERS ? text : `${Buffer.from(text.slice(0, PREVIEW_CHARACTERS)).toString()}…`
}
