import { and, asc, desc, eq, gte, lt, sql, type SQL } from 'drizzle-orm'
import { occurrences } from '@/db/schema/events'
import { ticketTypes } from '@/db/schema/inventory'
import { orderLines, orders } from '@/db/schema/orders'
import { payments, refunds } from '@/db/schema/payments'
import { tickets } from '@/db/schema/tickets'
import { DomainError } from '@/lib/errors'
import type { Id } from '@/lib/ids'
import { currencySchema } from '@/lib/money-schema'
import type { OrgScope } from '@/platform/authz'
import { pageOf, readCursor, readTimePosition, timePosition } from '@/platform/cursor'
import type { Shell } from '@/platform/shell'
import type { OrderError, OrgOrder, OrgOrderDetail, OrgOrders, OrgOrdersInput } from '../contract'

type ReadShell = Pick<Shell, 'db' | 'env'>

const COLUMNS = {
  id: orders.id,
  number: orders.number,
  status: orders.status,
  cancelReason: orders.cancelReason,
  eventId: orders.eventId,
  buyer: { name: orders.name, email: orders.email, locale: orders.locale },
  createdAt: orders.createdAt,
  confirmedAt: orders.confirmedAt,
  cancelledAt: orders.cancelledAt,
  currency: orders.currency,
  subtotalMinor: orders.subtotalMinor,
  discountMinor: orders.discountMinor,
  feesMinor: orders.feesMinor,
  taxMinor: orders.taxMinor,
  totalMinor: orders.totalMinor,
  // Names its table: in a query of one table drizzle writes columns without it.
  ticketCount: sql<number>`(select count(*)::int from tickets k where k.order_id = orders.id)`,
} as const

interface OrderRow extends Omit<OrgOrder, 'subtotal' | 'discount' | 'fees' | 'tax' | 'total'> {
  currency: string
  subtotalMinor: number
  discountMinor: number
  feesMinor: number
  taxMinor: number
  totalMinor: number
}

const inCurrency = (code: string) => {
  const currency = currencySchema.parse(code)
  return (minor: number) => ({ minor, currency })
}

function viewOf({ currency, subtotalMinor, discountMinor, feesMinor, taxMinor, totalMinor, ...row }: OrderRow): OrgOrder {
  const money = inCurrency(currency)
  return {
    ...row,
    subtotal: money(subtotalMinor),
    discount: money(discountMinor),
    fees: money(feesMinor),
    tax: money(taxMinor),
    total: money(totalMinor),
  }
}

/** One page of an organisation's orders and the first of the next. */
export function orgOrdersQuery({ db }: Pick<Shell, 'db'>, { orgId }: OrgScope, input: OrgOrdersInput, position: string | null) {
  return db
    .select(COLUMNS)
    .from(orders)
    .where(
      and(
        eq(orders.orgId, orgId),
        input.eventId && eq(orders.eventId, input.eventId),
        input.status && eq(orders.status, input.status),
        input.createdFrom && gte(orders.createdAt, input.createdFrom),
        input.createdBefore && lt(orders.createdAt, input.createdBefore),
        position === null ? undefined : beyond(position),
      ),
    )
    .orderBy(desc(orders.createdAt), desc(orders.id))
    .limit(input.limit + 1)
}

function beyond(position: string): SQL {
  const { at, id } = readTimePosition(position)
  return sql`(${orders.createdAt}, ${orders.id}) < (${at}::timestamptz, ${id})`
}

/** An organisation's orders, the latest first. One round trip. Throws `common.cursor_foreign`. */
export async function listOrgOrders(shell: ReadShell, scope: OrgScope, input: OrgOrdersInput): Promise<OrgOrders> {
  const { cursor, limit, ...filters } = input
  const listing = { name: 'orders', orgId: scope.orgId, filters }
  const rows = await orgOrdersQuery(shell, scope, input, await readCursor(shell.env, listing, cursor))
  const { page, nextCursor } = await pageOf(shell.env, listing, { rows, limit, positionOf: ({ createdAt, id }) => timePosition({ at: createdAt, id }) })
  return { items: page.map(viewOf), nextCursor }
}

/** One order of an organisation with its lines, payment and tickets. One round trip. Throws `orders.not_found`. */
export async function getOrgOrder({ db }: ReadShell, { orgId }: OrgScope, orderId: Id<'ord'>): Promise<OrgOrderDetail> {
  const [[row], lines, [payment], given, held] = await db.batch([
    db.select(COLUMNS).from(orders).where(and(eq(orders.id, orderId), eq(orders.orgId, orgId))),
    db
      .select({
        kind: orderLines.kind,
        ticketTypeId: orderLines.ticketTypeId,
        occurrenceId: orderLines.occurrenceId,
        occurrenceStartsAt: occurrences.startsAt,
        name: ticketTypes.name,
        quantity: orderLines.quantity,
        unitMinor: orderLines.unitMinor,
        amountMinor: orderLines.amountMinor,
        taxBps: orderLines.taxBps,
      })
      .from(orderLines)
      .innerJoin(orders, and(eq(orders.id, orderLines.orderId), eq(orders.orgId, orgId)))
      .leftJoin(ticketTypes, eq(ticketTypes.id, orderLines.ticketTypeId))
      .leftJoin(occurrences, eq(occurrences.id, orderLines.occurrenceId))
      .where(eq(orderLines.orderId, orderId))
      .orderBy(asc(orderLines.position)),
    db
      .select({ provider: payments.provider, status: payments.status, paidAt: payments.paidAt })
      .from(payments)
      .where(and(eq(payments.orderId, orderId), eq(payments.orgId, orgId)))
      .orderBy(asc(payments.createdAt))
      .limit(1),
    db
      .select({ minor: sql<number>`coalesce(sum(${refunds.amountMinor}), 0)::int` })
      .from(refunds)
      .where(and(eq(refunds.orderId, orderId), eq(refunds.orgId, orgId), eq(refunds.status, 'completed'))),
    db.select({ id: tickets.id }).from(tickets).where(and(eq(tickets.orderId, orderId), eq(tickets.orgId, orgId))).orderBy(asc(tickets.id)),
  ])
  if (!row) throw new DomainError<OrderError>('orders.not_found', 'not_found')
  return {
    ...viewOf(row),
    lines,
    payment: payment ?? null,
    refunded: inCurrency(row.currency)(given[0]?.minor ?? 0),
    ticketIds: held.map(({ id }) => id),
  }
}
