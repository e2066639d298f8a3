import { createHash } from 'node:crypto'
import { SignJWT } from 'jose'
import Stripe from 'stripe'

/** A message of Stripe's and the signature under it; `ageSeconds` makes it an old one. */
export function stripeMessage(secret: string, event: object, { ageSeconds = 0 } = {}): { body: string; signature: string } {
  const body = JSON.stringify(event)
  const timestamp = Math.floor(Date.now() / 1000) - ageSeconds
  return { body, signature: Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp }) }
}

/** An event that Stripe sends and nobody here acts on. */
export function customerCreated(id: string): object {
  const created = Math.floor(Date.now() / 1000)
  return { id, object: 'event', type: 'customer.created', api_version: '2026-01-01', created, livemode: false, data: { object: { id: 'cus_1', object: 'customer' } } }
}

/** QStash's signature for a body that it brings to that address. Source: https://upstash.com/docs/qstash/howto/signature */
export function queueSignature(key: string, url: string, body: string): Promise<string> {
  return new SignJWT({ body: createHash('sha256').update(body).digest('base64url') })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer('Upstash')
    .setSubject(url)
    .setIssuedAt()
    .setNotBefore('-1s')
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(key))
}
