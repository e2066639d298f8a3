import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, test, vi } from 'vitest'
import { scans } from '@/db/schema/gate'
import { apiKeys } from '@/db/schema/organisations'
import { orders } from '@/db/schema/orders'
import { tickets } from '@/db/schema/tickets'
import { testDatabase } from '@/db/testing'
import { makeGate } from '@/domains/gate/testing'
import { makeKey } from '@/domains/keys/testing'
import { newId } from '@/lib/ids'
import { HOUR_MS } from '@/lib/time'
import { answerApi } from '@/platform/front-door'
import { OPERATIONS, type Operation } from './operations'
import { describe as describeProcedure } from './schemas'

const database = testDatabase()
const { db, settings } = database

/** Everything of one organisation that has an id, and what opens it. */
interface Tenant {
  orgId: string
  key: string
  /** By the name of an input. */
  ids: Record<string, string[]>
  codes: string[]
}

async function makeTenant(): Promise<Tenant> {
  const gate = await makeGate(database, new Date(Date.now() + HOUR_MS), { quantity: 2 })
  const sold = await db.select({ id: orders.id }).from(orders).where(eq(orders.orgId, gate.orgId))
  const { key, keyId } = await makeKey(db, { orgId: gate.orgId })
  const codes = await db.select({ code: tickets.code }).from(tickets).where(eq(tickets.orgId, gate.orgId))
  return {
    orgId: gate.orgId,
    key,
    ids: { orgId: [gate.orgId], eventId: [gate.eventId], ticketTypeId: [gate.ticketTypeId], orderId: sold.map(({ id }) => id), ticketId: gate.ticketIds, keyId: [keyId] },
    codes: codes.map(({ code }) => code),
  }
}

let mine: Tenant
let theirs: Tenant
beforeAll(async () => {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, String(value))
  mine = await makeTenant()
  theirs = await makeTenant()
})

/** What another tenant must never see of one, nor change. */
const secretsOf = ({ ids, codes }: Tenant) => [...Object.values(ids).flat(), ...codes]
const stateOf = async (orgId: Tenant['orgId']) => ({
  tickets: await db.select({ id: tickets.id, status: tickets.status, scans: tickets.scanCount }).from(tickets),
  scans: (await db.select({ orgId: scans.orgId }).from(scans)).filter((scan) => scan.orgId === orgId),
  keys: (await db.select().from(apiKeys)).filter((key) => key.orgId === orgId).map((key) => ({ ...key, lastUsedAt: null })),
})

interface Try {
  operation: Operation
  /** Which of all ids stands for which input, and which inputs are given. */
  picks: Record<string, number>
  given: Record<string, boolean>
}

const keyed = OPERATIONS.filter(({ tag }) => tag !== 'Catalogue')
const INPUTS = ['orgId', 'eventId', 'ticketTypeId', 'orderId', 'ticketId', 'keyId'] as const
const tries = fc.record<Try>({
  operation: fc.constantFrom(...keyed),
  picks: fc.record(Object.fromEntries(INPUTS.map((name) => [name, fc.nat({ max: 9 })]))),
  given: fc.record(Object.fromEntries(INPUTS.map((name) => [name, fc.boolean()]))),
})

function pick(name: string, { picks }: Try): string {
  const all = [...(mine.ids[name] ?? []), ...(theirs.ids[name] ?? []), newId('evt')]
  return all[(picks[name] ?? 0) % all.length] ?? ''
}

const scanOf = (which: Try) => {
  const codes = [...mine.codes, ...theirs.codes]
  return { text: codes[(which.picks['ticketId'] ?? 0) % codes.length] ?? '', nonce: newId('req') }
}

async function askRest(which: Try): Promise<string> {
  const { operation } = which
  const { input } = await describeProcedure(operation)
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => pick(name, which))
  const query = new URLSearchParams(
    Object.keys(input.properties).flatMap((name) => (which.given[name] && !operation.path.includes(`{${name}}`) ? [[name, pick(name, which)]] : [])),
  )
  const body = operation.method === 'POST' ? JSON.stringify(scanOf(which)) : null
  const request = new Request(`http://127.0.0.1/api/v1${path}${query.size > 0 && body === null ? `?${query}` : ''}`, {
    method: operation.method,
    headers: { authorization: `Bearer ${mine.key}`, 'content-type': 'application/json', ...(body && { 'content-length': String(body.length) }) },
    body,
  })
  return (await (await answerApi(request, { waitUntil: () => {} }))?.text()) ?? ''
}

test('whatever ids of two organisations are put where, a key shows and changes nothing of the other', async () => {
  const before = await stateOf(theirs.orgId)
  await fc.assert(
    fc.asyncProperty(tries, async (which) => {
      const told = await askRest(which)
      expect(secretsOf(theirs).filter((secret) => told.includes(secret))).toEqual([])
    }),
    { numRuns: 150, seed: 20260703 },
  )
  const after = await stateOf(theirs.orgId)
  const own = new Set(theirs.ids['ticketId'])
  expect({ ...after, tickets: after.tickets.filter(({ id }) => own.has(id)) }).toEqual({ ...before, tickets: before.tickets.filter(({ id }) => own.has(id)) })
  // The question was a good one: of one's own there was much to see and to do.
  expect(after.tickets.filter(({ id, scans: count }) => !own.has(id) && count > 0).length).toBeGreaterThan(0)
}, 120_000)
