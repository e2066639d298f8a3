import { Hono, type Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Faults } from '../faults.ts'
import { faulty, type CloudEnv } from '../http.ts'
import { chargeRoutes } from './charges.ts'
import type { StripeContext } from './context.ts'
import { couponRoutes } from './coupons.ts'
import { disputeRoutes } from './disputes.ts'
import { API_VERSION, eventRoutes } from './events.ts'
import { expanded } from './expand.ts'
import { decodeForm, type FormObject } from './form.ts'
import { fingerprintOf, Idempotency } from './idempotency.ts'
import { newStripeId } from './ids.ts'
import { intentRoutes } from './intents.ts'
import { StripeProblem } from './problem.ts'
import type { SessionRecord } from './records.ts'
import { refundRoutes } from './refunds.ts'
import type { Route } from './route.ts'
import { sessionRoutes } from './sessions.ts'

interface Answer {
  status: number
  text: string
  /** Of the request that did the work: another than the one answered, when the answer is a repeat. */
  requestId: string
}

interface ApiOptions {
  context: StripeContext
  faults: Faults
  secretKey: string
  watch: (session: SessionRecord) => void
}

/** Everything below /v1, as the SDK meets it. */
export function stripeApi({ context, faults, secretKey, watch }: ApiOptions): Hono<CloudEnv> {
  const api = new Hono<CloudEnv>()
  const idempotency = new Idempotency(context.store, context.clock)
  api.use(oneAtATime(idempotency), madeToFail(faults), faulty('stripe', faults), authorized(secretKey))
  const routes = [
    ...sessionRoutes(watch),
    ...intentRoutes,
    ...chargeRoutes,
    ...refundRoutes,
    ...couponRoutes,
    ...disputeRoutes,
    ...eventRoutes,
  ]
  for (const route of routes) {
    api.on(route.method, route.path, (c) =>
      route.method === 'GET' ? read(context, route, c) : write(context, idempotency, route, c),
    )
  }
  api.all('*', (c) => {
    const message = `Unrecognized request URL (${c.req.method}: ${c.req.path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`
    return problemResponse(new StripeProblem(404, { type: 'invalid_request_error', message }))
  })
  api.onError((error) => {
    if (error instanceof StripeProblem) return problemResponse(error)
    throw error
  })
  return api
}

/** A key is held from the request's arrival, slow or not, so that its twin meets the 409 of the real thing. */
function oneAtATime(idempotency: Idempotency) {
  return createMiddleware<CloudEnv>(async (c, next) => {
    const key = c.req.method === 'POST' ? c.req.header('idempotency-key') : undefined
    if (key === undefined) return next()
    idempotency.claim(key)
    try {
      await next()
    } finally {
      idempotency.release(key)
    }
  })
}

/** The `status` fault in the shape the SDK reads as Stripe's own error. */
function madeToFail(faults: Faults) {
  return createMiddleware<CloudEnv>(async (c, next) => {
    const fault = faults.take('stripe', `${c.req.method} ${c.req.path}`, ['status'])
    if (fault?.kind !== 'status') return next()
    const type = fault.status >= 500 ? 'api_error' : 'invalid_request_error'
    const code = fault.status === 429 ? { code: 'rate_limit' } : {}
    return problemResponse(new StripeProblem(fault.status, { type, message: 'Made to fail.', ...code }))
  })
}

function authorized(secretKey: string) {
  const expected = `Bearer ${secretKey}`
  return createMiddleware<CloudEnv>(async (c, next) => {
    const given = c.req.header('authorization')
    if (given === expected) return next()
    const key = given?.replace(/^Bearer\s+/i, '') ?? ''
    const message =
      key === ''
        ? "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/."
        : `Invalid API Key provided: ${key.slice(0, 8)}${'*'.repeat(Math.max(0, key.length - 12))}${key.length > 12 ? key.slice(-4) : ''}`
    return problemResponse(new StripeProblem(401, { type: 'invalid_request_error', message }))
  })
}

function read(context: StripeContext, route: Route, c: Context<CloudEnv>): Response {
  const requestId = newStripeId('req')
  const query = c.req.url.indexOf('?')
  const input = decodeForm(query < 0 ? '' : c.req.url.slice(query + 1))
  return response(answerOf(context, route, c, input, { requestId, idempotencyKey: null }))
}

async function write(context: StripeContext, idempotency: Idempotency, route: Route, c: Context<CloudEnv>): Promise<Response> {
  const body = await c.req.text()
  const key = c.req.header('idempotency-key') ?? null
  const requestId = newStripeId('req')
  if (key === null) return response(answerOf(context, route, c, decodeForm(body), { requestId, idempotencyKey: null }))
  const fingerprint = fingerprintOf(body)
  const earlier = idempotency.earlier(key, c.req.path, fingerprint)
  if (earlier) {
    const replay = { 'idempotent-replayed': 'true', 'original-request': earlier.requestId }
    return response(earlier, { 'idempotency-key': key, ...replay })
  }
  const answer = answerOf(context, route, c, decodeForm(body), { requestId, idempotencyKey: key })
  idempotency.keep({ id: key, endpoint: c.req.path, fingerprint, ...answer })
  return response(answer, { 'idempotency-key': key })
}

type Cause = Parameters<Route['answer']>[1]['cause']

function answerOf(context: StripeContext, route: Route, c: Context<CloudEnv>, form: FormObject, cause: Cause): Answer {
  const { expand, ...input } = form
  try {
    const object = route.answer(context, { id: c.req.param('id') ?? '', input, cause })
    return { status: 200, text: JSON.stringify(expanded(context, object, expand)), requestId: cause.requestId }
  } catch (error) {
    if (!(error instanceof StripeProblem) || error.beforeWork) throw error
    return { status: error.status, text: JSON.stringify({ error: error.body }), requestId: cause.requestId }
  }
}

function response({ status, text, requestId }: Answer, more: Record<string, string> = {}): Response {
  const headers = { 'content-type': 'application/json', 'request-id': requestId, 'stripe-version': API_VERSION, ...more }
  return new Response(text, { status, headers })
}

function problemResponse({ status, body }: StripeProblem): Response {
  return response({ status, text: JSON.stringify({ error: body }), requestId: newStripeId('req') })
}
