import { and, asc, eq } from 'drizzle-orm'
import { events } from '@/db/schema/events'
import { stocks, ticketTypes } from '@/db/schema/inventory'
import type { OrganisationError } from '@/domains/organisations/contract'
import { only } from '@/lib/assert'
import { DomainError } from '@/lib/errors'
import type { Id } from '@/lib/ids'
import { currencySchema } from '@/lib/money-schema'
import type { OrgScope } from '@/platform/authz'
import type { Shell } from '@/platform/shell'
import { ORG_TICKET_TYPES_MAX, type OrgTicketType, type OrgTicketTypes } from '../contract'

const COLUMNS = {
  id: ticketTypes.id,
  eventId: ticketTypes.eventId,
  kind: ticketTypes.kind,
  admission: ticketTypes.admission,
  name: ticketTypes.name,
  description: ticketTypes.description,
  priceMinor: ticketTypes.priceMinor,
  currency: ticketTypes.currency,
  taxBps: ticketTypes.taxBps,
  visibility: ticketTypes.visibility,
  salesStartAt: ticketTypes.salesStartAt,
  salesEndAt: ticketTypes.salesEndAt,
  minPerOrder: ticketTypes.minPerOrder,
  maxPerOrder: ticketTypes.maxPerOrder,
  maxPerCustomer: ticketTypes.maxPerCustomer,
  maxScans: ticketTypes.maxScans,
  validUntil: ticketTypes.validUntil,
} as const

const STOCK = {
  ticketTypeId: stocks.ticketTypeId, occurrenceId: stocks.occurrenceId, quota: stocks.quota, sold: stocks.sold, held: stocks.held,
} as const

type TypeRow = Omit<OrgTicketType, 'price' | 'stock'> & { priceMinor: number; currency: string }
type StockRow = OrgTicketType['stock'][number] & { ticketTypeId: Id<'tty'> }

function viewOf({ priceMinor, currency, ...row }: TypeRow, all: readonly StockRow[]): OrgTicketType {
  const stock = all.flatMap(({ ticketTypeId, ...counts }) => (ticketTypeId === row.id ? [counts] : []))
  return { ...row, price: { minor: priceMinor, currency: currencySchema.parse(currency) }, stock }
}

const notFound = () => new DomainError<OrganisationError>('organisations.not_found', 'not_found')

/** The ticket types of one of an organisation's events, with their stock. One round trip. Throws `organisations.not_found`. */
export async function listOrgTicketTypes({ db }: Pick<Shell, 'db'>, { orgId }: OrgScope, eventId: Id<'evt'>): Promise<OrgTicketTypes> {
  const ofEvent = and(eq(ticketTypes.eventId, eventId), eq(ticketTypes.orgId, orgId))
  const [found, types, stock] = await db.batch([
    db.select({ id: events.id }).from(events).where(and(eq(events.id, eventId), eq(events.orgId, orgId))),
    db.select(COLUMNS).from(ticketTypes).where(ofEvent).orderBy(asc(ticketTypes.position), asc(ticketTypes.id)).limit(ORG_TICKET_TYPES_MAX),
    db.select(STOCK).from(stocks).where(and(eq(stocks.eventId, eventId), eq(stocks.orgId, orgId))).orderBy(asc(stocks.id)),
  ])
  if (found.length === 0) throw notFound()
  return { items: types.map((type) => viewOf(type, stock)) }
}

/** One ticket type of an organisation with its stock. One round trip. Throws `organisations.not_found`. */
export async function getOrgTicketType({ db }: Pick<Shell, 'db'>, { orgId }: OrgScope, ticketTypeId: Id<'tty'>): Promise<OrgTicketType> {
  const own = and(eq(ticketTypes.id, ticketTypeId), eq(ticketTypes.orgId, orgId))
  const [types, stock] = await db.batch([
    db.select(COLUMNS).from(ticketTypes).where(own),
    db
      .select(STOCK)
      .from(stocks)
      .where(and(eq(stocks.ticketTypeId, ticketTypeId), eq(stocks.orgId, orgId)))
      .orderBy(asc(stocks.id)),
  ])
  if (types.length === 0) throw notFound()
  return viewOf(only(types), stock)
}
