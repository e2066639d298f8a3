import { asc, eq } from 'drizzle-orm'
import { scans } from '@/db/schema/gate'
import { tickets } from '@/db/schema/tickets'
import type { TestDatabase } from '@/db/testing'
import { makeOnSaleEvent } from '@/domains/inventory/testing'
import { makeMember } from '@/domains/organisations/testing'
import { makeTickets } from '@/domains/tickets/testing'
import { only } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import { HOUR_MS } from '@/lib/time'
import type { EventClaim } from '@/platform/authz'
import { createTicketSigner } from '@/platform/signing'
import { makeBuyer, makeGateClaim, makeShell } from '@/platform/testing'
import { scanTicket } from './commands/scan-ticket'
import { scanResult, type ScanResult } from './contract'

type Database = Pick<TestDatabase, 'db' | 'settings'>

/** When the events of these tests begin, unless told otherwise. */
export const STARTS_AT = new Date('2026-07-03T18:00:00Z')
/** An hour after the doors, an hour before it begins. */
export const NOW = new Date('2026-07-03T17:00:00Z')

export interface MadeGate {
  orgId: Id<'org'>
  eventId: Id<'evt'>
  ticketTypeId: Id<'tty'>
  ticketIds: Id<'tkt'>[]
  ticketId: Id<'tkt'>
  /** Of a member of security who may scan at every event of the organisation. */
  claim: EventClaim
  userId: Id<'usr'>
  sessionId: Id<'ses'>
  startsAt: Date
  endsAt: Date
}

type GateFacts = Parameters<typeof makeOnSaleEvent>[1] & { quantity?: number }

/** An event whose doors open two hours before it begins, tickets bought the real way the day before, and somebody at its gate. */
export async function makeGate(database: Database, startsAt: Date, { quantity = 1, ...facts }: GateFacts = {}): Promise<MadeGate> {
  const { db } = database
  const bought = new Date(startsAt.getTime() - 24 * HOUR_MS)
  const sale = await makeOnSaleEvent(db, { now: bought, priceMinor: 0, ...facts, event: { startsAt, ...facts.event } })
  const { ticketIds, ticketId } = await makeTickets(makeShell(database, bought), makeBuyer(), { ...sale, quantity })
  const { userId, sessionId } = await makeMember(db, { orgId: sale.orgId, role: 'security' })
  return { ...sale, ticketIds, ticketId, userId, sessionId, claim: makeGateClaim(sale.eventId, { userId, sessionId }) }
}

export interface Scan {
  text: string
  zoneId?: Id<'zon'> | null
  nonce?: string
  now?: Date
}

/** What tests of scanning do all the time, on one database. */
export function gateTests(database: Database) {
  const { db, settings } = database
  const signer = createTicketSigner(settings.TICKET_SIGNING_KEYS)
  return {
    after: (ms: number) => new Date(STARTS_AT.getTime() + ms),
    gateOf: (facts: GateFacts = {}) => makeGate(database, STARTS_AT, facts),
    qrOf: ({ ticketId, eventId }: { ticketId: Id<'tkt'>; eventId: Id<'evt'> }) => signer.sign(ticketId, eventId),
    ticketRow: async (id: Id<'tkt'>) => only(await db.select().from(tickets).where(eq(tickets.id, id))),
    scansOf: (eventId: Id<'evt'>) => db.select().from(scans).where(eq(scans.eventId, eventId)).orderBy(asc(scans.id)),
    async scan(claim: EventClaim, { text, zoneId = null, nonce = newId('req'), now = NOW }: Scan): Promise<ScanResult> {
      return scanResult.parse(await scanTicket(makeShell(database, now), claim, { eventId: claim.eventId, text, zoneId, nonce }))
    },
  }
}
