import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { CloudEnv } from '../http.ts'
import { cardByNumber, TEST_CARDS } from './cards.ts'
import type { StripeContext } from './context.ts'
import { currentSession } from './expiry.ts'
import { decodeForm } from './form.ts'
import { expiredPage, paidPage, unknownPage } from './pay-closed.ts'
import { blankFields, digitsOf, problemsOf, readFields } from './pay-form.ts'
import { checkoutPage } from './pay-page.ts'
import { paySession, successUrl } from './paying.ts'
import type { SessionRecord } from './records.ts'

const PAYMENT_REQUIRED = 402

/** The hosted pay page at /pay/:id: a form that works without scripts. */
export function payRoutes(context: StripeContext): Hono<CloudEnv> {
  const app = new Hono<CloudEnv>()
  app.use(pageHeaders)

  app.get('/:id', (c) => {
    const session = currentSession(context, c.req.param('id'))
    if (session?.status !== 'open') return c.html(closed(session), session ? 200 : 404)
    const asked = TEST_CARDS.find((card) => card.number === c.req.query('card'))
    return c.html(checkoutPage(session, blankFields(session, asked?.number), []))
  })

  app.post('/:id', async (c) => {
    const session = currentSession(context, c.req.param('id'))
    if (!session) return c.html(unknownPage(), 404)
    if (session.status === 'complete') return c.redirect(successUrl(session), 303)
    if (session.status === 'expired') return c.html(expiredPage(session), 410)
    const fields = readFields(session, decodeForm(await c.req.text()))
    const problems = problemsOf(fields, session.total, context.clock.now())
    if (problems.length > 0) return c.html(checkoutPage(session, fields, problems), 400)
    const payer = { email: fields.email, name: fields.name === '' ? null : fields.name }
    const outcome = paySession(context, session.id, cardByNumber(digitsOf(fields.card)), payer)
    switch (outcome.kind) {
      case 'paid':
        return c.redirect(successUrl(outcome.session), 303)
      case 'declined':
        return c.html(checkoutPage(session, fields, [{ field: null, message: outcome.decline.message }]), PAYMENT_REQUIRED)
      case 'closed':
        return c.html(closed(outcome.session), 410)
      case 'unknown':
        return c.html(unknownPage(), 404)
    }
  })

  return app
}

function closed(session: SessionRecord | null) {
  if (!session) return unknownPage()
  return session.status === 'complete' ? paidPage(session) : expiredPage(session)
}

// No form-action: browsers would hold it against the redirect to the merchant, too.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"

const pageHeaders = createMiddleware<CloudEnv>(async (c, next) => {
  await next()
  c.header('content-security-policy', POLICY)
  c.header('cache-control', 'no-store')
  c.header('referrer-policy', 'no-referrer')
})
