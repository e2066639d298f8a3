import type { Db } from '@/db/client'
import { pools, priceTiers, stocks, ticketTypes, ticketTypeZones } from '@/db/schema/inventory'
import { makeEvent } from '@/domains/events/testing'
import { newId, type Id } from '@/lib/ids'

type Facts<T, K extends keyof T> = Partial<Omit<T, 'id' | K>> & Pick<T, K>

/** A quota that several stocks share. */
export async function makePool(db: Db, facts: Facts<typeof pools.$inferInsert, 'orgId' | 'eventId' | 'quota'>): Promise<{ poolId: Id<'pol'> }> {
  const poolId = newId('pol')
  await db.insert(pools).values({ id: poolId, name: 'Site capacity', ...facts })
  return { poolId }
}

type TicketTypeFacts = Facts<typeof ticketTypes.$inferInsert, 'orgId' | 'eventId'> & {
  /** Of each stock; 100 by default. */
  quota?: number
  poolId?: Id<'pol'>
  /** One stock for each; without any, one stock for the whole event. */
  occurrenceIds?: readonly [Id<'occ'>, ...Id<'occ'>[]]
  /** What it opens beside the outer gate. */
  zoneIds?: readonly Id<'zon'>[]
}

/** A public standard ticket at 25.00 EUR, tax 19 % inside, with its stock: `stockIds` in the order of `occurrenceIds`. */
export async function makeTicketType(
  db: Db,
  { quota = 100, poolId, occurrenceIds, zoneIds = [], ...facts }: TicketTypeFacts,
): Promise<{ ticketTypeId: Id<'tty'>; stockId: Id<'stk'>; stockIds: Id<'stk'>[] }> {
  const { orgId, eventId } = facts
  const ticketTypeId = newId('tty')
  const stockId = newId('stk')
  const stockIds = occurrenceIds ? [stockId, ...occurrenceIds.slice(1).map(() => newId('stk'))] : [stockId]
  const type = db.insert(ticketTypes).values({
    kind: 'standard',
    name: { en: 'Standing' },
    description: { en: 'One person, one evening.' },
    position: 0,
    priceMinor: 2500,
    currency: 'EUR',
    taxBps: 1900,
    maxScans: facts.admission === 'subscription' ? null : 1,
    subscriptionDays: facts.admission === 'subscription' ? 30 : null,
    perOccurrence: occurrenceIds !== undefined,
    ...facts,
    id: ticketTypeId,
  })
  const stock = db.insert(stocks).values(
    stockIds.map((id, index) => ({ id, orgId, eventId, ticketTypeId, occurrenceId: occurrenceIds?.[index] ?? null, poolId: poolId ?? null, quota })),
  )
  await db.batch([type, stock, ...zoneIds.map((zoneId) => db.insert(ticketTypeZones).values({ ticketTypeId, zoneId }))])
  return { ticketTypeId, stockId, stockIds }
}

/** A price of a ticket type, before its own; 20.00 unless told otherwise. */
export async function makePriceTier(
  db: Db,
  facts: Facts<typeof priceTiers.$inferInsert, 'orgId' | 'ticketTypeId'>,
): Promise<{ priceTierId: Id<'tir'> }> {
  const priceTierId = newId('tir')
  await db.insert(priceTiers).values({ id: priceTierId, name: { en: 'Early bird' }, position: 0, priceMinor: 2000, ...facts })
  return { priceTierId }
}

type OnSaleFacts = Omit<TicketTypeFacts, 'orgId' | 'eventId'> & {
  now?: Date
  /** Facts of the event rather than of its ticket type. */
  event?: NonNullable<Parameters<typeof makeEvent>[1]>
}

/** A published event with one ticket type on sale: the shortest way to something that can be bought. */
export async function makeOnSaleEvent(
  db: Db,
  { now, event, ...facts }: OnSaleFacts = {},
): Promise<{ orgId: Id<'org'>; eventId: Id<'evt'>; slug: string; startsAt: Date; endsAt: Date; ticketTypeId: Id<'tty'>; stockId: Id<'stk'> }> {
  const { orgId, eventId, slug, startsAt, endsAt } = await makeEvent(db, { ...(now && { now }), ...event })
  const { ticketTypeId, stockId } = await makeTicketType(db, { ...facts, orgId, eventId })
  return { orgId, eventId, slug, startsAt, endsAt, ticketTypeId, stockId }
}
