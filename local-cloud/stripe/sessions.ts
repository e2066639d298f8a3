import { z } from 'zod'
import type { StripeContext } from './context.ts'
import { currentSession, expireSession } from './expiry.ts'
import { lineItemObject, sessionObject } from './objects/session.ts'
import { page, pageParams } from './page.ts'
import { parseParams, text } from './params.ts'
import { noSuch, refused } from './problem.ts'
import type { SessionRecord } from './records.ts'
import type { Route } from './route.ts'
import { newSession } from './session-create.ts'
import { sessionParams } from './session-params.ts'

const listParams = z.strictObject({
  ...pageParams,
  payment_intent: text.optional(),
  status: z.enum(['open', 'complete', 'expired']).optional(),
})

function shown(context: StripeContext, session: SessionRecord) {
  return sessionObject(session, context.pageUrl(session.id))
}

function sessionOf(context: StripeContext, id: string): SessionRecord {
  const session = currentSession(context, id)
  if (!session) throw noSuch('checkout.session', id, 'session')
  return session
}

/** By its intent a session is found at once; only lists without that filter look at all of them. */
function candidates(context: StripeContext, intentId: string | undefined): SessionRecord[] {
  if (intentId === undefined) return context.store.sessions.newestFirst()
  const sessionId = context.store.intents.get(intentId)?.session ?? null
  const session = sessionId === null ? null : context.store.sessions.get(sessionId)
  return session ? [session] : []
}

/** POST and GET /v1/checkout/sessions, GET one, its line items, POST expire. `watch` learns of each new session. */
export function sessionRoutes(watch: (session: SessionRecord) => void): Route[] {
  return [
    {
      method: 'POST',
      path: '/checkout/sessions',
      answer: (context, { input }) => {
        const session = context.store.sessions.put(newSession(context, parseParams(sessionParams, input)))
        watch(session)
        return shown(context, session)
      },
    },
    {
      method: 'GET',
      path: '/checkout/sessions',
      answer: (context, { input }) => {
        const { payment_intent: intent, status, ...range } = parseParams(listParams, input)
        const sessions = candidates(context, intent).filter((session) => status === undefined || session.status === status)
        return page('checkout.session', '/v1/checkout/sessions', sessions, range, (session) => shown(context, session))
      },
    },
    { method: 'GET', path: '/checkout/sessions/:id', answer: (context, { id }) => shown(context, sessionOf(context, id)) },
    {
      method: 'GET',
      path: '/checkout/sessions/:id/line_items',
      answer: (context, { id }) => lineItems(context, sessionOf(context, id)),
    },
    {
      method: 'POST',
      path: '/checkout/sessions/:id/expire',
      answer: (context, { id, cause }) => {
        const session = sessionOf(context, id)
        if (session.status !== 'open') {
          const message = `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`
          throw refused(message)
        }
        return shown(context, expireSession(context, session, cause))
      },
    },
  ]
}

/** The session's `line_items`, all of them. */
export function lineItems(context: StripeContext, session: SessionRecord): object {
  const url = `/v1/checkout/sessions/${session.id}/line_items`
  return { object: 'list', url, has_more: false, data: session.lines.map((line) => lineItemObject(session, line)) }
}
