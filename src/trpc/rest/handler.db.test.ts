import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { apiKeys } from '@/db/schema/organisations'
import { tickets } from '@/db/schema/tickets'
import { testDatabase } from '@/db/testing'
import { makeGate, type MadeGate } from '@/domains/gate/testing'
import { writtenKey } from '@/domains/keys/model'
import { makeKey } from '@/domains/keys/testing'
import { only } from '@/lib/assert'
import { newId } from '@/lib/ids'
import { HOUR_MS } from '@/lib/time'
import { answerApi } from '@/platform/front-door'
import { RATE_LIMITS } from '@/platform/redis'

const database = testDatabase()
const { db, settings } = database
beforeAll(() => {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, String(value))
})

interface Call {
  method?: string
  key?: string
  body?: unknown
  headers?: Record<string, string>
}

/** Each test calls from a network of its own. */
let network = 0
const ownNetwork = () => `198.51.100.${(network += 1)}`

async function call(path: string, { method = 'GET', key, body, headers = {} }: Call = {}) {
  const text = typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body)
  const request = new Request(`http://127.0.0.1/api/v1${path}`, {
    method,
    headers: {
      'x-forwarded-for': ownNetwork(),
      ...(key && { authorization: `Bearer ${key}` }),
      ...(text !== undefined && { 'content-type': 'application/json', 'content-length': String(text.length) }),
      ...headers,
    },
    ...(text !== undefined && { body: text }),
  })
  const response = await answerApi(request, { waitUntil: () => {} })
  if (!response) throw new Error(`${path} is no API path`)
  const answer = await response.text()
  return { status: response.status, headers: response.headers, body: answer === '' ? null : JSON.parse(answer) }
}

let gate: MadeGate
let other: MadeGate
let key: string
beforeAll(async () => {
  const now = new Date()
  gate = await makeGate(database, new Date(now.getTime() + HOUR_MS), { quantity: 3 })
  other = await makeGate(database, new Date(now.getTime() + HOUR_MS))
  key = (await makeKey(db, { orgId: gate.orgId })).key
})

const codeOf = async (id: MadeGate['ticketId']) => only(await db.select({ code: tickets.code }).from(tickets).where(eq(tickets.id, id))).code

describe('reading', () => {
  test.each([
    ['/events', () => ({ items: [{ id: gate.eventId }], nextCursor: null })],
    ['/events/{eventId}', () => ({ id: gate.eventId, occurrences: [], zones: [] })],
    ['/events/{eventId}/ticket-types', () => ({ items: [{ id: gate.ticketTypeId }] })],
    ['/ticket-types/{ticketTypeId}', () => ({ id: gate.ticketTypeId, price: { minor: 0, currency: 'EUR' } })],
    ['/orders', () => ({ items: [{ eventId: gate.eventId, ticketCount: 3 }] })],
    ['/events/{eventId}/tickets?limit=2', () => ({ items: [{ status: 'active' }, { status: 'active' }] })],
    ['/tickets/{ticketId}', () => ({ id: gate.ticketId })],
    ['/events/{eventId}/attendees', () => ({ items: [{ name: 'Ada Lindqvist' }, {}, {}] })],
    ['/attendees/{ticketId}', () => ({ ticketId: gate.ticketId, checkedInAt: null })],
  ])('%s', async (template, expected) => {
    const path = template.replace('{eventId}', gate.eventId).replace('{ticketTypeId}', gate.ticketTypeId).replace('{ticketId}', gate.ticketId)
    const before = database.roundTrips()
    const { status, body, headers } = await call(path, { key })
    expect({ status, body }).toMatchObject({ status: 200, body: expected() })
    // Who is asking, and what was asked for.
    expect(database.roundTrips() - before).toBeLessThanOrEqual(3)
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('ratelimit-policy')).toBe('"key";q=1000;w=3600')
    expect(headers.get('ratelimit')).toMatch(/^"key";r=\d+;t=\d+$/)
    expect(headers.get('x-request-id')).toBeTruthy()
  })

  test('page by page along the Link', async () => {
    const first = await call(`/events/${gate.eventId}/tickets?limit=2`, { key })
    const [, next = ''] = /^<\/api\/v1([^>]+)>; rel="next"$/.exec(first.headers.get('link') ?? '') ?? []
    const second = await call(next, { key })
    expect(second).toMatchObject({ status: 200, body: { items: [{}], nextCursor: null } })
    expect(second.headers.get('link')).toBeNull()
    expect(new Set([...first.body.items, ...second.body.items].map(({ id }) => id)).size).toBe(3)
  })

  test('what is announced is for everybody, from any page, and takes no key', async () => {
    const { status, body, headers } = await call('/catalogue?limit=1')
    expect({ status, body }).toMatchObject({ status: 200, body: { items: [{ status: 'published' }] } })
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('ratelimit-policy')).toBe('"network";q=100;w=3600')
    expect(await call('/catalogue/nothing-of-this-name')).toMatchObject({ status: 404, body: { code: 'api.nothing_here' } })
    const { slug } = body.items[0]
    expect(await call(`/catalogue/${slug}`)).toMatchObject({ status: 200, body: { slug } })
  })

  test('HEAD is GET without a body; OPTIONS tells what is taken', async () => {
    expect(await call('/orders', { key, method: 'HEAD' })).toMatchObject({ status: 200, body: null })
    const options = await call('/catalogue', { method: 'OPTIONS' })
    expect([options.status, options.headers.get('allow'), options.headers.get('access-control-allow-origin')]).toEqual([204, 'GET, HEAD, OPTIONS', '*'])
    expect((await call('/orders', { method: 'OPTIONS' })).headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('refusing, as RFC 9457 has it', () => {
  test('each in the language that was asked for, with a code and a number to find it by', async () => {
    const { status, body, headers } = await call(`/orders/${newId('ord')}`, { key, headers: { 'accept-language': 'de-CH, en;q=0.5', 'x-request-id': 'req-of-mine' } })
    expect(status).toBe(404)
    expect([headers.get('content-type'), headers.get('content-language')]).toEqual(['application/problem+json', 'de'])
    expect(body).toEqual({
      type: `${settings.APP_URL}/developers#orders.not_found`, title: 'Nicht da', status: 404, detail: expect.stringContaining('Bestellung'),
      code: 'orders.not_found', requestId: 'req-of-mine',
    })
  })

  test('a key that is missing, malformed, unknown, revoked, expired or too small', async () => {
    const { orgId } = gate
    const keyOf = async (facts: object) => (await makeKey(db, { orgId, ...facts })).key
    const cases: [string, string | undefined, number, RegExp][] = [
      ['keys.missing', undefined, 401, /^Bearer realm="Fairground"$/],
      ['keys.malformed', 'fg_half', 401, /error="invalid_token"/],
      ['keys.unknown', writtenKey('abcdefgh2345', 'A'.repeat(43)), 401, /error="invalid_token"/],
      ['keys.revoked', await keyOf({ revokedAt: new Date() }), 401, /error="invalid_token"/],
      ['keys.expired', await keyOf({ expiresAt: new Date(Date.now() - 1) }), 401, /error="invalid_token"/],
      ['keys.scope_missing', await keyOf({ scopes: ['gate.scan'] }), 403, /error="insufficient_scope", scope="orders.view"/],
    ]
    for (const [code, shown, status, challenge] of cases) {
      const answer = await call('/orders', shown === undefined ? {} : { key: shown })
      expect({ code, answer }).toMatchObject({ code, answer: { status, body: { code, status } } })
      expect(answer.headers.get('www-authenticate')).toMatch(challenge)
    }
    expect(await call('/orders', { headers: { authorization: 'Basic eDp5' } })).toMatchObject({ status: 401, body: { code: 'keys.malformed' } })
  })

  test('a key that is mistyped or made up costs no look into the database', async () => {
    const before = database.roundTrips()
    for (const shown of [`fg_abcdefgh2345_${'A'.repeat(49)}`, `${key.slice(0, -1)}${key.endsWith('a') ? 'b' : 'a'}`]) {
      expect(await call('/orders', { key: shown })).toMatchObject({ status: 401, body: { code: 'keys.malformed' } })
    }
    expect(database.roundTrips()).toBe(before)
  })

  test('what another organisation has is not there, for reading and for writing', async () => {
    const order = (await call('/orders', { key: (await makeKey(db, { orgId: other.orgId })).key })).body.items[0]
    const paths = [
      `/events/${other.eventId}`, `/events/${other.eventId}/ticket-types`, `/events/${other.eventId}/tickets`, `/events/${other.eventId}/attendees`,
      `/ticket-types/${other.ticketTypeId}`, `/tickets/${other.ticketId}`, `/attendees/${other.ticketId}`, `/orders/${order.id}`,
    ]
    for (const path of paths) expect({ path, ...(await call(path, { key })) }).toMatchObject({ path, status: 404 })
    expect((await call(`/orders?eventId=${other.eventId}`, { key })).body).toEqual({ items: [], nextCursor: null })
    const text = await codeOf(other.ticketId)
    expect(await call(`/events/${other.eventId}/check-ins`, { key, method: 'POST', body: { text, nonce: newId('req') } })).toMatchObject({
      status: 404, body: { code: 'organisations.not_found' },
    })
    expect(await call(`/events/${gate.eventId}/check-ins`, { key, method: 'POST', body: { text, nonce: newId('req') } })).toMatchObject({
      status: 200, body: { reason: 'unknown_ticket', ticket: null },
    })
    expect(only(await db.select().from(tickets).where(eq(tickets.id, other.ticketId))).scanCount).toBe(0)
  })

  test('paths and methods that are not there', async () => {
    expect(await call('/nothing', { key })).toMatchObject({ status: 404, body: { code: 'api.path_unknown' } })
    const answer = await call('/orders', { key, method: 'DELETE' })
    expect(answer).toMatchObject({ status: 405, body: { code: 'api.method_not_allowed' } })
    expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
  })

  test('input that has not its form, field by field', async () => {
    expect((await call('/orders?status=lost&limit=0&createdFrom=yesterday', { key })).body).toMatchObject({
      code: 'api.input_invalid',
      errors: [
        { path: 'status', code: 'not_one_of', detail: 'This is none of the values that are known here.' },
        { path: 'createdFrom', code: 'instant_malformed' },
        { path: 'limit', code: 'limit_out_of_range' },
      ],
    })
    expect((await call('/orders?stauts=confirmed', { key })).body).toMatchObject({ errors: [{ path: 'stauts', code: 'unknown_field' }] })
    expect((await call('/orders/ord_1', { key })).body).toMatchObject({ errors: [{ path: 'orderId', code: 'id_malformed' }] })
    expect((await call('/orders?cursor=nonsense', { key })).body).toMatchObject({ status: 400, code: 'common.cursor_foreign' })
    const scan = (body: unknown, headers = {}) => call(`/events/${gate.eventId}/check-ins`, { key, method: 'POST', body, headers })
    expect((await scan({ text: '' })).body).toMatchObject({ errors: [{ path: 'text', code: 'scan_empty' }, { path: 'nonce', code: 'missing' }] })
    expect((await scan('{"text":')).body).toMatchObject({ status: 400, code: 'api.body_unreadable' })
    expect((await scan('[]')).body).toMatchObject({ errors: [{ path: '', code: 'object_expected' }] })
    expect((await scan({ text: 'x' }, { 'content-type': 'text/plain' })).body).toMatchObject({ status: 415, code: 'api.media_type_unsupported' })
    expect((await scan({ text: 'x'.repeat(70_000) })).body).toMatchObject({ status: 413, code: 'api.body_too_large' })
  })

  test('too many calls, told in time by the headers', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9' }
    const { tries } = RATE_LIMITS.apiAnonymous
    const answers = await Promise.all(Array.from({ length: tries + 5 }, () => call('/catalogue?limit=1', { headers })))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThanOrEqual(5)
    expect(refused[0]?.body).toMatchObject({ code: 'common.too_many_tries', title: 'Too many calls' })
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused[0]?.headers.get('ratelimit')).toMatch(/^"network";r=0;t=\d+$/)
    // Keys that are tried from there are refused for the same reason; one that works is not.
    expect((await call('/orders', { key: 'fg_half', headers })).status).toBe(429)
    expect((await call('/orders', { key, headers })).status).toBe(200)
  })
})

describe('a write that is sent again', () => {
  test('gets the first answer; another one by the same key is a mistake', async () => {
    const scanner = await makeGate(database, new Date(Date.now() + HOUR_MS))
    const own = await makeKey(db, { orgId: scanner.orgId })
    const text = await codeOf(scanner.ticketId)
    const send = (body: unknown) =>
      call(`/events/${scanner.eventId}/check-ins`, { key: own.key, method: 'POST', body, headers: { 'idempotency-key': 'gate-7' } })
    // Refused for its form it is not remembered.
    expect(await send({ text })).toMatchObject({ status: 400 })
    const body = { text, nonce: newId('req') }
    const first = await send(body)
    expect(first).toMatchObject({ status: 200, body: { reason: 'admitted', repeated: false } })
    expect((await send(body)).body).toEqual(first.body)
    expect(await send({ ...body, nonce: newId('req') })).toMatchObject({ status: 422, body: { code: 'api.idempotency_key_reused' } })
    expect(only(await db.select().from(tickets).where(eq(tickets.id, scanner.ticketId))).scanCount).toBe(1)
    expect(only(await db.select().from(apiKeys).where(eq(apiKeys.id, own.keyId))).lastUsedAt).not.toBeNull()
  })

  test('many at the same instant admit once, and the others hear that it is under way or how it ended', async () => {
    const scanner = await makeGate(database, new Date(Date.now() + HOUR_MS))
    const own = await makeKey(db, { orgId: scanner.orgId })
    const body = { text: await codeOf(scanner.ticketId), nonce: newId('req') }
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        call(`/events/${scanner.eventId}/check-ins`, { key: own.key, method: 'POST', body, headers: { 'idempotency-key': 'gate-8' } }),
      ),
    )
    expect(new Set(answers.map(({ status }) => status)).has(200)).toBe(true)
    for (const { status, body: said } of answers) expect(status === 200 ? said.reason : said.code).toBe(status === 200 ? 'admitted' : 'api.idempotency_in_flight')
    expect(only(await db.select().from(tickets).where(eq(tickets.id, scanner.ticketId))).scanCount).toBe(1)
  })

  test('without a key of its own a check-in is one round trip; its nonce makes it safe to repeat', async () => {
    const scanner = await makeGate(database, new Date(Date.now() + HOUR_MS))
    const own = await makeKey(db, { orgId: scanner.orgId })
    const body = { text: await codeOf(scanner.ticketId), nonce: newId('req') }
    const send = () => call(`/events/${scanner.eventId}/check-ins`, { key: own.key, method: 'POST', body })
    const before = database.roundTrips()
    expect(await send()).toMatchObject({ status: 200, body: { reason: 'admitted', repeated: false } })
    expect(database.roundTrips() - before).toBe(1)
    expect(await send()).toMatchObject({ status: 200, body: { reason: 'admitted', repeated: true } })
    const malformed = await call(`/events/${scanner.eventId}/check-ins`, { key: own.key, method: 'POST', body, headers: { 'idempotency-key': 'a b' } })
    expect(malformed.body).toMatchObject({ status: 400, code: 'api.idempotency_key_malformed' })
  })
})
