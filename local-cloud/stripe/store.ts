import { Journal, type JournalEntry } from './journal.ts'
import {
  answerRecord,
  chargeRecord,
  couponRecord,
  deliveryRecord,
  disputeRecord,
  eventRecord,
  intentRecord,
  refundRecord,
  sessionRecord,
} from './records.ts'
import { Shelf } from './shelf.ts'

// Enough for a day's play or a benchmark's run, and some 100 MB at the very most.
const KEEP_OBJECTS = 20_000
const KEEP_EVENTS = 10_000

/** All that the local Stripe remembers: maps in memory, and a journal of their changes if it was given a directory. */
export class Store {
  #journal: Journal | null = null
  readonly #note = (kind: string, id: string, item: unknown): void => this.#journal?.note([kind, id, item])

  readonly sessions = new Shelf(
    { kind: 'session', schema: sessionRecord, keep: KEEP_OBJECTS, needed: (session) => session.status === 'open' },
    this.#note,
  )
  readonly intents = new Shelf({ kind: 'intent', schema: intentRecord, keep: KEEP_OBJECTS }, this.#note)
  readonly charges = new Shelf({ kind: 'charge', schema: chargeRecord, keep: KEEP_OBJECTS }, this.#note)
  readonly refunds = new Shelf({ kind: 'refund', schema: refundRecord, keep: KEEP_OBJECTS }, this.#note)
  readonly disputes = new Shelf({ kind: 'dispute', schema: disputeRecord, keep: KEEP_OBJECTS }, this.#note)
  readonly coupons = new Shelf({ kind: 'coupon', schema: couponRecord, keep: KEEP_OBJECTS }, this.#note)
  /** How many deliveries of an event are still to be made: until then it is not forgotten. */
  readonly owed = new Map<string, number>()
  readonly events = new Shelf(
    { kind: 'event', schema: eventRecord, keep: KEEP_EVENTS, needed: (event) => this.owed.has(event.id) },
    this.#note,
  )
  readonly deliveries = new Shelf(
    {
      kind: 'delivery',
      schema: deliveryRecord,
      keep: KEEP_EVENTS,
      needed: (delivery) => delivery.state === 'due' || delivery.state === 'held',
    },
    this.#note,
  )
  readonly answers = new Shelf({ kind: 'answer', schema: answerRecord, keep: KEEP_EVENTS }, this.#note)

  readonly #shelves = [
    this.sessions,
    this.intents,
    this.charges,
    this.refunds,
    this.disputes,
    this.coupons,
    this.events,
    this.deliveries,
    this.answers,
  ]

  /** Opens the store; with a directory, takes up what an earlier run left there. */
  static async open(dataDir: string | null): Promise<Store> {
    const store = new Store()
    if (dataDir !== null) {
      const journal = new Journal(dataDir, () => store.#everything())
      const shelves = new Map(store.#shelves.map((shelf) => [shelf.options.kind, shelf]))
      for (const [kind, id, value] of journal.read()) shelves.get(kind)?.restore(id, value)
      await journal.start()
      store.#journal = journal
    }
    return store
  }

  async close(): Promise<void> {
    await this.#journal?.stop()
    this.#journal = null
  }

  *#everything(): Generator<JournalEntry> {
    for (const shelf of this.#shelves) {
      for (const item of shelf.oldestFirst()) yield [shelf.options.kind, item.id, item]
    }
  }
}
