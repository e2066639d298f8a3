import type { Clock } from '../clock.ts'
import { recordEvent, type Cause } from './events.ts'
import type { EventRecord } from './records.ts'
import type { Store } from './store.ts'

/** What every part of the local Stripe works with. */
export class StripeContext {
  /** Where the pay pages are, `http://127.0.0.1:<port>`; known once the server listens. */
  baseUrl = ''

  constructor(
    readonly store: Store,
    readonly clock: Clock,
    readonly send: (event: EventRecord) => void,
  ) {}

  /** Epoch seconds, as Stripe counts. */
  now(): number {
    return Math.floor(this.clock.now().getTime() / 1000)
  }

  pageUrl(sessionId: string): string {
    return `${this.baseUrl}/pay/${sessionId}`
  }

  /** Records an event about `object` and has it delivered. `previous` holds the former values of what an update changed. */
  announce(type: string, object: object, cause: Cause | null = null, previous?: object): void {
    this.send(recordEvent(this.store, this.now(), { type, object, cause, previous }))
  }
}
