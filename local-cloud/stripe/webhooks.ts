import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../clock.ts'
import type { Faults } from '../faults.ts'
import { Alarm } from './alarm.ts'
import { newStripeId } from './ids.ts'
import { Poster } from './post.ts'
import type { DeliveryRecord, EventRecord } from './records.ts'
import { signatureHeader } from './signature.ts'
import type { Store } from './store.ts'

/**
 * `hold` keeps events back until a flush; `reverse` gathers them for a moment, or until a flush, and sends the newest
 * first; `duplicate` sends each twice; `drop` never sends.
 */
export const WEBHOOK_MODES = ['normal', 'hold', 'duplicate', 'reverse', 'drop'] as const
export type WebhookMode = (typeof WEBHOOK_MODES)[number]

const CONCURRENCY = 8
const MAX_TRIES = 10
const FIRST_RETRY_MS = 200
/** Retries wake together on this grid, so that a dead endpoint does not cost a look at all of them for each. */
const RETRY_GRID_MS = 50
const REVERSE_WINDOW_MS = 300
const STOP_GRACE_MS = 500

interface FlushOptions {
  reverse?: boolean | undefined
  times?: number | undefined
}

interface WebhookOptions {
  store: Store
  clock: Clock
  faults: Faults
  secret: string
  url: string | null
  /** The types the endpoint is subscribed to; null: all. */
  events: readonly string[] | null
}

/** Delivers events, signed, at least once, in no promised order: like the real ones, only sooner. */
export class Webhooks {
  readonly #options: WebhookOptions
  readonly #poster = new Poster()
  readonly #alarm: Alarm
  readonly #ready = new Set<string>()
  readonly #retrying = new Set<string>()
  readonly #inFlight = new Set<Promise<unknown>>()
  #held: string[] = []
  #mode: WebhookMode = 'normal'
  #types: ReadonlySet<string> | null = null
  #reverseTimer: NodeJS.Timeout | null = null
  #url: string | null
  #stopped = false

  constructor(options: WebhookOptions) {
    this.#options = options
    this.#url = plainHttp(options.url)
    this.#alarm = new Alarm(options.clock, () => this.#wake())
    for (const delivery of options.store.deliveries.oldestFirst()) {
      if (delivery.state !== 'due' && delivery.state !== 'held') continue
      this.#owe(delivery.event, 1)
      this.#ready.add(delivery.id)
    }
    this.#pump()
  }

  get state() {
    return {
      url: this.#url,
      mode: this.#mode,
      types: this.#types === null ? null : [...this.#types],
      ready: this.#ready.size,
      inFlight: this.#inFlight.size,
      retrying: this.#retrying.size,
      held: this.#held.length,
    }
  }

  setUrl(url: string | null): void {
    this.#url = plainHttp(url)
    this.#pump()
  }

  /** From now on; what is held already stays held until a flush. `types` null steers every type. */
  steer(mode: WebhookMode, types: readonly string[] | null): void {
    this.#mode = mode
    this.#types = types === null ? null : new Set(types)
  }

  send(event: EventRecord): void {
    if (this.#options.events?.includes(event.type) === false) return
    const mode = this.#types === null || this.#types.has(event.type) ? this.#mode : 'normal'
    const again = this.#options.faults.take('stripe', `WEBHOOK ${event.type}`, ['duplicate']) === null ? 0 : 1
    const copies = (mode === 'duplicate' ? 2 : 1) + again
    for (let copy = 0; copy < copies; copy += 1) this.#queue(event, mode)
    this.#pump()
  }

  /** Sends the held ones one after another, each `times` times, and answers how each went. Needs a URL. */
  async flush({ reverse = this.#mode === 'reverse', times = 1 }: FlushOptions = {}): Promise<DeliveryRecord[]> {
    const ids = this.#held
    this.#held = []
    const done: DeliveryRecord[] = []
    for (const id of reverse ? ids.toReversed() : ids) {
      const delivery = this.#options.store.deliveries.get(id)
      const event = delivery && this.#options.store.events.get(delivery.event)
      if (!delivery || !event) continue
      done.push(await this.#attempt(delivery))
      for (let copy = 1; copy < times; copy += 1) done.push(await this.#attempt(this.#record(event, 'due')))
    }
    return done
  }

  /** Sends an event once more, whatever became of it before. */
  resend(event: EventRecord): void {
    this.#ready.add(this.#record(event, 'due').id)
    this.#pump()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#alarm.stop()
    if (this.#reverseTimer) clearTimeout(this.#reverseTimer)
    await Promise.race([Promise.all(this.#inFlight), sleep(STOP_GRACE_MS, null, { ref: false })])
    this.#poster.close()
    await Promise.all(this.#inFlight)
  }

  #owe(eventId: string, more: 1 | -1): void {
    const { owed } = this.#options.store
    const count = (owed.get(eventId) ?? 0) + more
    if (count > 0) owed.set(eventId, count)
    else owed.delete(eventId)
  }

  #record(event: EventRecord, state: 'due' | 'held' | 'dropped'): DeliveryRecord {
    if (state !== 'dropped') this.#owe(event.id, 1)
    const dueAt = this.#options.clock.now().getTime()
    const id = newStripeId('del')
    const delivery = { id, event: event.id, type: event.type, state, attempts: 0, dueAt, lastStatus: null }
    return this.#options.store.deliveries.put(delivery)
  }

  #queue(event: EventRecord, mode: WebhookMode): void {
    switch (mode) {
      case 'drop':
        this.#record(event, 'dropped')
        return
      case 'hold':
      case 'reverse':
        this.#held.push(this.#record(event, 'held').id)
        if (mode === 'reverse') this.#flushSoon()
        return
      case 'normal':
      case 'duplicate':
        this.#ready.add(this.#record(event, 'due').id)
    }
  }

  #flushSoon(): void {
    this.#reverseTimer ??= setTimeout(() => {
      this.#reverseTimer = null
      void this.flush({ reverse: true })
    }, REVERSE_WINDOW_MS)
  }

  #pump(): void {
    if (this.#stopped || this.#url === null) return
    for (const id of this.#ready) {
      if (this.#inFlight.size >= CONCURRENCY) return
      this.#ready.delete(id)
      const delivery = this.#options.store.deliveries.get(id)
      if (delivery) void this.#attempt(delivery).then(() => this.#pump())
    }
  }

  #attempt(delivery: DeliveryRecord): Promise<DeliveryRecord> {
    const attempt = this.#post(delivery).then((status) => this.#settle(delivery, status))
    this.#inFlight.add(attempt)
    return attempt.finally(() => this.#inFlight.delete(attempt))
  }

  async #post(delivery: DeliveryRecord): Promise<number | null> {
    const event = this.#options.store.events.get(delivery.event)
    if (!event || this.#url === null) return null
    const seconds = Math.floor(this.#options.clock.now().getTime() / 1000)
    const headers = {
      'stripe-signature': signatureHeader(event.payload, this.#options.secret, seconds),
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    }
    return this.#poster.post(this.#url, headers, event.payload)
  }

  #settle(delivery: DeliveryRecord, status: number | null): DeliveryRecord {
    const { deliveries } = this.#options.store
    const attempts = delivery.attempts + 1
    const taken = status !== null && status >= 200 && status < 300
    // Cut by our own stop: not the endpoint's fault, so the try does not count and the next run makes it.
    if (!taken && this.#stopped) return delivery
    if (taken || attempts >= MAX_TRIES) {
      this.#owe(delivery.event, -1)
      return deliveries.put({ ...delivery, state: taken ? 'sent' : 'failed', attempts, lastStatus: status })
    }
    const dueAt = this.#options.clock.now().getTime() + FIRST_RETRY_MS * 2 ** (attempts - 1)
    this.#retrying.add(delivery.id)
    this.#alarm.setFor(Math.ceil(dueAt / RETRY_GRID_MS) * RETRY_GRID_MS)
    return deliveries.put({ ...delivery, state: 'due', attempts, dueAt, lastStatus: status })
  }

  #wake(): void {
    const now = this.#options.clock.now().getTime()
    let next = Number.POSITIVE_INFINITY
    for (const id of this.#retrying) {
      const dueAt = this.#options.store.deliveries.get(id)?.dueAt ?? now
      if (dueAt > now) {
        next = Math.min(next, dueAt)
        continue
      }
      this.#retrying.delete(id)
      this.#ready.add(id)
    }
    if (next < Number.POSITIVE_INFINITY) this.#alarm.setFor(Math.ceil(next / RETRY_GRID_MS) * RETRY_GRID_MS)
    this.#pump()
  }
}

function plainHttp(url: string | null): string | null {
  if (url === null || (URL.canParse(url) && url.startsWith('http://'))) return url
  throw new Error(`Webhooks go to http:// addresses only, not ${url}.`)
}
