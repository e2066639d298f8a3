import { Alarm } from './alarm.ts'
import type { StripeContext } from './context.ts'
import type { Cause } from './events.ts'
import { cancelIntent } from './intents.ts'
import { sessionObject } from './objects/session.ts'
import type { SessionRecord } from './records.ts'

/** Closes an open session for good, and whatever payment was begun in it. */
export function expireSession(context: StripeContext, session: SessionRecord, cause: Cause | null = null): SessionRecord {
  const expired = context.store.sessions.put({ ...session, status: 'expired' })
  context.announce('checkout.session.expired', sessionObject(expired, context.pageUrl(expired.id)), cause)
  const intent = expired.paymentIntent === null ? null : context.store.intents.get(expired.paymentIntent)
  if (intent) cancelIntent(context, intent, 'expired', cause)
  return expired
}

/** The session as it is at this instant: one whose time has run out expires now if nobody has done it yet. */
export function currentSession(context: StripeContext, id: string): SessionRecord | null {
  const session = context.store.sessions.get(id)
  return session && isDue(context, session) ? expireSession(context, session) : session
}

function isDue(context: StripeContext, session: SessionRecord): boolean {
  return session.status === 'open' && session.expiresAt <= context.now()
}

/** Expires sessions when their time comes, also when the clock is moved past it. */
export class ExpiryWatch {
  readonly #open = new Set<string>()
  readonly #alarm: Alarm

  constructor(readonly context: StripeContext) {
    this.#alarm = new Alarm(context.clock, () => this.#look())
    for (const session of context.store.sessions.oldestFirst()) if (session.status === 'open') this.watch(session)
  }

  watch(session: SessionRecord): void {
    this.#open.add(session.id)
    this.#alarm.setFor(session.expiresAt * 1000)
  }

  stop(): void {
    this.#alarm.stop()
  }

  #look(): void {
    let next = Number.POSITIVE_INFINITY
    for (const id of this.#open) {
      const session = currentSession(this.context, id)
      if (session?.status === 'open') next = Math.min(next, session.expiresAt * 1000)
      else this.#open.delete(id)
    }
    if (next < Number.POSITIVE_INFINITY) this.#alarm.setFor(next)
  }
}
