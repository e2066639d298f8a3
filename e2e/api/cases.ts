import superjson from 'superjson'
import { makeSession, makeUser } from '@/domains/identity/testing'
import { makeKey } from '@/domains/keys/testing'
import { newId } from '@/lib/ids'
import type { Shell } from '@/platform/shell'
import { ApiClient } from '../support/api-client.ts'
import { makeSale, type Sale } from '../support/world.ts'
import type { Door } from './doors.ts'
import { see, seeFirstEvent, type Seen } from './seen.ts'
import { customerCreated, queueSignature, stripeMessage } from './signed.ts'

interface Asking {
  door: Door
  shell: Shell
  sale: Sale
  client: ApiClient
}

export interface Case {
  name: string
  /** Of each answer, in order. */
  statuses: readonly number[]
  ask(asking: Asking): Promise<Seen[]>
}

const JSON_TYPE = { 'content-type': 'application/json' }
const serialized = (input: unknown) => JSON.stringify(superjson.serialize(input))
const inOrder = async (answers: readonly (() => Promise<Response>)[]) => {
  const seen: Seen[] = []
  for (const answer of answers) seen.push(await see(await answer()))
  return seen
}

const query = (client: ApiClient, path: string, input?: unknown) =>
  client.fetch(`/api/trpc/${path}${input === undefined ? '' : `?input=${encodeURIComponent(serialized(input))}`}`)
const post = (client: ApiClient, path: string, body: string, headers: Record<string, string> = {}) =>
  client.fetch(path, { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body })
const mutate = (client: ApiClient, path: string, input: unknown) => post(client, `/api/trpc/${path}`, serialized(input))
const wish = ({ eventId, ticketTypeId }: Sale, quantity: unknown, requestId: string = newId('req')) => ({
  eventId, requestId, lines: [{ ticketTypeId, occurrenceId: null, quantity }],
})

const roads: Case[] = [
  { name: 'ping', statuses: [200], ask: ({ client }) => inOrder([() => query(client, 'ping')]) },
  {
    name: 'health',
    statuses: [200, 200],
    ask: ({ client }) => inOrder([() => client.fetch('/api/health'), () => client.fetch('/api/health', { method: 'HEAD' })]),
  },
  {
    name: 'paths that lead nowhere',
    statuses: [404, 404, 404, 404],
    ask: ({ client }) =>
      inOrder(['/api/nothing', '/api/trpc/no.such', '/api/webhooks/paystack', '/api/orders/x'].map((path) => () => client.fetch(path))),
  },
  {
    name: 'methods that do not fit',
    statuses: [405, 405, 405, 405],
    ask: ({ client }) =>
      inOrder([
        () => client.fetch('/api/trpc/inventory.reserve'),
        () => post(client, '/api/trpc/ping', serialized(undefined)),
        () => client.fetch('/api/webhooks/stripe'),
        () => client.fetch(`/api/tickets/${newId('tkt')}/ticket.pdf`, { method: 'DELETE' }),
      ]),
  },
  {
    name: 'reads in one request',
    statuses: [207],
    ask: ({ client }) => inOrder([() => client.fetch(`/api/trpc/ping,events.bySlug?batch=1&input=${encodeURIComponent('{"1":{"json":{}}}')}`)]),
  },
  {
    name: 'sign-in’s own endpoints',
    statuses: [200, 404, 200],
    ask: ({ client }) => inOrder(['csrf', 'session', 'providers'].map((path) => () => client.fetch(`/api/auth/${path}`))),
  },
]

const live: Case[] = [
  {
    name: 'live offers: what is public, what is not there, methods that do not fit',
    statuses: [200, 404, 404, 404, 405],
    async ask({ client, sale: { eventId } }) {
      const path = `/api/live/events/${eventId}`
      const first = await seeFirstEvent(await client.fetch(path))
      const others = [`/api/live/events/${newId('evt')}`, '/api/live/events/evt_1', '/api/live']
      return [first, ...(await inOrder([...others.map((other) => () => client.fetch(other)), () => post(client, path, '{}')]))]
    },
  },
]

const bodies: Case[] = [
  {
    name: 'a body that is not JSON, or not an input',
    statuses: [400, 400, 400],
    ask: ({ client }) => inOrder(['{"json":', '', '{"json":{"eventId":"evt_1"}}'].map((body) => () => post(client, '/api/trpc/inventory.reserve', body))),
  },
  {
    name: 'bodies larger than anything we take',
    statuses: [413, 413, 413],
    ask: ({ client }) =>
      inOrder([
        () => post(client, '/api/trpc/inventory.reserve', `{"json":"${'x'.repeat(70_000)}"}`),
        () => post(client, '/api/trpc/inventory.reserve', `{"json":"${'x'.repeat(1_100_000)}"}`),
        () => post(client, '/api/webhooks/stripe', 'x'.repeat(1_100_000)),
      ]),
  },
  {
    name: 'a body whose length nobody tells',
    statuses: [411],
    ask: ({ client }) => {
      const streamed = { method: 'POST', headers: JSON_TYPE, body: new Blob(['{"json":{}}']).stream(), duplex: 'half' }
      return inOrder([() => client.fetch('/api/trpc/inventory.reserve', streamed)])
    },
  },
  {
    name: 'writes from pages of others',
    statuses: [403, 403, 403],
    ask: ({ client, sale }) =>
      inOrder(
        [{ origin: 'https://evil.example' }, { origin: 'null' }, { origin: `${client.url}.evil.example` }].map(
          (headers) => () => post(client, '/api/trpc/inventory.reserve', serialized(wish(sale, 1)), headers),
        ),
      ),
  },
]

const buying: Case[] = [
  {
    name: 'quantities that are none',
    statuses: [400, 400, 400, 400, 400, 400],
    ask: ({ client, sale }) => inOrder([0, -1, 1.5, 101, '2', null].map((quantity) => () => mutate(client, 'inventory.reserve', wish(sale, quantity)))),
  },
  {
    name: 'what cannot be had is an answer',
    statuses: [200, 200],
    ask: ({ client, sale }) =>
      inOrder([
        () => mutate(client, 'inventory.reserve', wish(sale, 11)),
        () => mutate(client, 'inventory.reserve', { ...wish(sale, 1), lines: [{ ticketTypeId: newId('tty'), occurrenceId: null, quantity: 1 }] }),
      ]),
  },
  {
    name: 'from offers to the payment page; a repeat gets the first answer',
    statuses: [200, 200, 200, 200, 200, 200, 200, 404],
    async ask({ client, sale, door }) {
      const requestId = newId('req')
      const seen = await inOrder([
        () => query(client, 'events.bySlug', { slug: sale.slug }),
        () => query(client, 'inventory.offers', { eventId: sale.eventId }),
        () => mutate(client, 'inventory.reserve', wish(sale, 2, requestId)),
        () => mutate(client, 'inventory.reserve', wish(sale, 2, requestId)),
      ])
      const reservationId = idIn(seen.at(-1), 'rsv')
      const order = { reservationId, requestId, buyer: { name: 'Ada', email: 'ada@buyers.example' }, locale: 'en' }
      seen.push(...(await inOrder([() => query(client, 'orders.quote', { reservationId }), () => mutate(client, 'orders.place', order)])))
      const orderId = idIn(seen.at(-1), 'ord')
      const stranger = new ApiClient(door.url)
      return [...seen, ...(await inOrder([() => query(client, 'orders.get', { orderId }), () => query(stranger, 'orders.get', { orderId })]))]
    },
  },
  {
    name: 'what is somebody’s own asks who is there',
    statuses: [401, 401, 200],
    async ask({ client, door, shell }) {
      const user = await makeUser(shell.db, { email: `${newId('usr')}@people.example` })
      const sessionId = await makeSession(shell.db, user.userId)
      const member = await new ApiClient(door.url).signIn({ ...user, sessionId }, door.env['AUTH_SECRET'] ?? '')
      return inOrder([
        () => query(client, 'orders.mine', {}),
        () => mutate(client, 'gate.scan', { eventId: newId('evt'), text: 'TKT-222222', zoneId: null, nonce: 'nonce-1234' }),
        () => query(member, 'orders.mine', {}),
      ])
    },
  },
]

const vendors: Case[] = [
  {
    name: 'Stripe’s messages: unsigned, forged, stale, genuine, twice',
    statuses: [400, 400, 400, 400, 200, 200],
    ask({ client, door }) {
      const secret = door.env['STRIPE_WEBHOOK_SECRET'] ?? ''
      const event = customerCreated(`evt_${newId('req').slice(4)}`)
      const { body, signature } = stripeMessage(secret, event)
      const forged = stripeMessage('whsec_of_somebody_else', event)
      const stale = stripeMessage(secret, event, { ageSeconds: 301 })
      const send = (text: string, headers: Record<string, string>) => () => post(client, '/api/webhooks/stripe', text, headers)
      return inOrder([
        send(body, {}),
        send(forged.body, { 'stripe-signature': forged.signature }),
        send(stale.body, { 'stripe-signature': stale.signature }),
        send(body.replace('customer.created', 'charge.refunded'), { 'stripe-signature': signature }),
        send(body, { 'stripe-signature': signature }),
        send(body, { 'stripe-signature': signature }),
      ])
    },
  },
  {
    name: 'the queue’s messages: unsigned, for elsewhere, altered, unknown, of another form, genuine',
    statuses: [401, 401, 401, 489, 489, 200],
    async ask({ client, door }) {
      const key = door.env['QSTASH_CURRENT_SIGNING_KEY'] ?? ''
      const pathOf = (job: string) => `/api/jobs/${job}`
      const signed = async (job: string, body: string, at = job) => ({
        'upstash-signature': await queueSignature(key, door.url + pathOf(at), body),
      })
      const [elsewhere, sweep, unknown, deliver] = await Promise.all([
        signed('outbox-sweep', '{}', 'outbox-deliver'), signed('outbox-sweep', '{}'), signed('no-such-job', '{}'), signed('outbox-deliver', '{}'),
      ])
      const send = (job: string, body: string, headers: Record<string, string>) => () => post(client, pathOf(job), body, headers)
      return inOrder([
        send('outbox-sweep', '{}', {}),
        send('outbox-sweep', '{}', elsewhere),
        send('outbox-sweep', '{"more":1}', sweep),
        send('no-such-job', '{}', unknown),
        send('outbox-deliver', '{}', deliver),
        send('outbox-sweep', '{}', sweep),
      ])
    },
  },
]

/** What a program asks, in its own form: the key, and a body when it writes. */
const rest = (client: ApiClient, path: string, { key, body, headers = {} }: { key?: string; body?: string; headers?: Record<string, string> } = {}) =>
  client.fetch(`/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'accept-language': 'fr', ...(key && { authorization: `Bearer ${key}` }), ...(body !== undefined && JSON_TYPE), ...headers },
    ...(body !== undefined && { body }),
  })

const programs: Case[] = [
  {
    name: 'the REST API: its document, what is announced, and what is a key’s',
    statuses: [200, 200, 404, 200, 200, 200, 200],
    async ask({ client, sale, shell }) {
      const { key } = await makeKey(shell.db, { orgId: sale.orgId })
      return inOrder([
        () => rest(client, '/openapi.json'),
        () => rest(client, `/catalogue/${sale.slug}`),
        () => rest(client, '/catalogue/nothing-of-this-name'),
        () => rest(client, '/events', { key }),
        () => rest(client, `/events/${sale.eventId}/ticket-types`, { key }),
        () => rest(client, `/orders?eventId=${sale.eventId}&status=pending`, { key }),
        () => rest(client, `/events/${sale.eventId}/attendees`, { key }),
      ])
    },
  },
  {
    name: 'the REST API: keys and questions that do not fit, each with its problem',
    statuses: [401, 401, 403, 404, 404, 405, 400, 400, 400],
    async ask({ client, sale, shell }) {
      const { key } = await makeKey(shell.db, { orgId: sale.orgId })
      const small = await makeKey(shell.db, { orgId: sale.orgId, scopes: ['gate.scan'] })
      return inOrder([
        () => rest(client, '/orders'),
        () => rest(client, '/orders', { key: 'fg_half' }),
        () => rest(client, '/orders', { key: small.key }),
        () => rest(client, '/nothing', { key }),
        () => rest(client, `/events/${newId('evt')}`, { key }),
        () => rest(client, '/orders', { key, body: '{}' }),
        () => rest(client, '/orders?limit=0&status=lost&stauts=1', { key }),
        () => rest(client, '/orders?limit=0&status=lost', { key }),
        () => rest(client, '/orders?cursor=bm90aGluZw.x', { key }),
      ])
    },
  },
  {
    name: 'the REST API: a check-in and its repeats',
    statuses: [411, 413, 415, 400, 400, 200, 200, 422],
    async ask({ client, sale, shell }) {
      const { key } = await makeKey(shell.db, { orgId: sale.orgId })
      const path = `/events/${sale.eventId}/check-ins`
      const body = JSON.stringify({ text: 'TKT-222222', nonce: newId('req') })
      const once = { 'idempotency-key': newId('req') }
      const streamed = { method: 'POST', headers: { ...JSON_TYPE, authorization: `Bearer ${key}` }, body: new Blob(['{}']).stream(), duplex: 'half' }
      return inOrder([
        () => client.fetch(`/api/v1${path}`, streamed),
        () => rest(client, path, { key, body: `{"text":"${'x'.repeat(70_000)}"}` }),
        () => rest(client, path, { key, body, headers: { 'content-type': 'text/plain' } }),
        () => rest(client, path, { key, body: '{"text":' }),
        () => rest(client, path, { key, body: '{"text":"","zone":null}' }),
        () => rest(client, path, { key, body, headers: once }),
        () => rest(client, path, { key, body, headers: once }),
        () => rest(client, path, { key, body: body.replace('TKT-222222', 'TKT-333333'), headers: once }),
      ])
    },
  },
]

function idIn(seen: Seen | undefined, prefix: string): string {
  return new RegExp(`${prefix}_[0-9a-f]{32}`).exec(JSON.stringify(seen?.body))?.[0] ?? ''
}

export const CASES: readonly Case[] = [...roads, ...live, ...bodies, ...buying, ...programs, ...vendors]

/** A case with a world of its own at one door. */
export async function askAt(door: Door, shell: Shell, { ask }: Case): Promise<Seen[]> {
  return ask({ door, shell, sale: await makeSale(shell.db), client: new ApiClient(door.url) })
}
