import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { assert } from '@/lib/assert'
import { DomainError } from '@/lib/errors'
import { idSchema } from '@/lib/id-schema'
import type { Id } from '@/lib/ids'
import { currencySchema } from '@/lib/money-schema'
import { translatedSchema } from '@/lib/translated-schema'
import type { BuyerScope } from '@/platform/authz'
import { opensOrder } from '@/platform/links'
import type { Shell } from '@/platform/shell'
import { createTicketSigner } from '@/platform/signing'
import { ticketView, type MyTickets, type MyTicketsInput, type TicketError, type TicketView, type TicketWithSiblings } from './contract'
import { expiresAt, isExpired } from './model/validity'

type ReadShell = Pick<Shell, 'db' | 'env' | 'now'>

const jsonDate = z.string().transform((text) => new Date(text))

const ticketRow = ticketView.omit({ qrPayload: true, validUntil: true }).extend({
  event: ticketView.shape.event.extend({ startsAt: jsonDate, endsAt: jsonDate, admissionOpensAt: jsonDate }),
  validity: z.object({
    validUntil: jsonDate.nullable(),
    subscriptionEndsAt: jsonDate.nullable(),
    firstScanAt: jsonDate.nullable(),
    scanWindowDays: z.number().nullable(),
  }),
})

const TICKET_TABLES = sql`
  tickets k
  join orders o on o.id = k.order_id
  join ticket_types t on t.id = k.ticket_type_id
  join events e on e.id = k.event_id
  join venues v on v.id = e.venue_id
  left join occurrences c on c.id = k.occurrence_id`

const TICKET_JSON = sql`jsonb_build_object(
  'id', k.id, 'code', k.code, 'status', k.status, 'orderId', k.order_id, 'orderNumber', o.number,
  'occurrenceId', k.occurrence_id, 'holderName', k.holder_name,
  'typeName', t.name, 'kind', t.kind, 'scanCount', k.scan_count, 'maxScans', k.max_scans,
  'validity', jsonb_build_object('validUntil', k.valid_until, 'subscriptionEndsAt', k.subscription_ends_at,
    'firstScanAt', k.first_scan_at, 'scanWindowDays', k.scan_window_days),
  'event', jsonb_build_object('id', e.id, 'slug', e.slug, 'name', e.name, 'timeZone', e.time_zone, 'colors', e.colors,
    'venueName', v.name, 'address', v.address, 'city', v.city,
    'cancelled', e.status = 'cancelled' or coalesce(c.status = 'cancelled', false),
    'startsAt', coalesce(c.starts_at, e.starts_at), 'endsAt', coalesce(c.ends_at, e.ends_at),
    'admissionOpensAt', coalesce(c.admission_opens_at, e.admission_opens_at)),
  'zones', coalesce((select jsonb_agg(z.name order by z.position) from ticket_type_zones tz join zones z on z.id = tz.zone_id
    where tz.ticket_type_id = t.id), '[]'))`

/** A ticket as it stands now. Its code is signed as it is read; whoever reads it has been let to. */
async function viewOf(shell: ReadShell, { validity, ...row }: z.output<typeof ticketRow>): Promise<TicketView> {
  const status = row.status === 'active' && isExpired(validity, shell.now) ? 'expired' : row.status
  const signer = createTicketSigner(shell.env.TICKET_SIGNING_KEYS)
  const qrPayload = status === 'active' && !row.event.cancelled ? await signer.sign(row.id, row.event.id) : null
  return { ...row, status, qrPayload, validUntil: expiresAt(validity) }
}

/**
 * One ticket, in one round trip: for the account it belongs to, the browser that bought it, or whoever holds the mailed
 * secret of its order. Throws `tickets.not_found`.
 */
export async function getTicket(
  shell: ReadShell,
  scope: BuyerScope,
  { ticketId, accessToken }: { ticketId: Id<'tkt'>; accessToken?: string | undefined },
): Promise<TicketWithSiblings> {
  const [found] = await runStatement(
    shell.db,
    sql`
      select ${TICKET_JSON} as ticket, coalesce(k.user_id = ${scope.userId}, false) or o.buyer_hash = ${scope.buyerHash} as own,
        (select jsonb_agg(s.id order by y.position, s.id)
          from tickets s join ticket_types y on y.id = s.ticket_type_id where s.order_id = k.order_id) as siblings
      from ${TICKET_TABLES} where k.id = ${ticketId}`,
    z.object({ ticket: ticketRow, own: z.boolean(), siblings: z.array(idSchema('tkt')) }),
  )
  const reachable = found && (found.own || (await opensOrder(shell.env.AUTH_SECRET, found.ticket.orderId, accessToken)))
  if (!reachable) throw new DomainError<TicketError>('tickets.not_found', 'not_found')
  return { ...(await viewOf(shell, found.ticket)), siblings: found.siblings }
}

const START = sql`coalesce(c.starts_at, e.starts_at)`
const END = sql`coalesce(c.ends_at, e.ends_at)`

/** The tickets of an account, in one round trip, page by page. */
export async function listMyTickets(
  shell: ReadShell,
  userId: Id<'usr'>,
  { when, cursor, limit }: MyTicketsInput,
): Promise<MyTickets> {
  const upcoming = when === 'upcoming'
  const after = sql`(select ${START}, k.id from ${TICKET_TABLES} where k.id = ${cursor} and k.user_id = ${userId})`
  const beyond = upcoming ? sql`(${START}, k.id) > ${after}` : sql`(${START}, k.id) < ${after}`
  const rows = await runStatement(
    shell.db,
    sql`
      select ${TICKET_JSON} as ticket from ${TICKET_TABLES}
      where k.user_id = ${userId}
        and ${upcoming ? sql`${END} >= ${at(shell.now)}` : sql`${END} < ${at(shell.now)}`}
        ${cursor ? sql`and ${beyond}` : sql``}
      order by ${upcoming ? sql`${START}, k.id` : sql`${START} desc, k.id desc`}
      limit ${limit + 1}`,
    z.object({ ticket: ticketRow }),
  )
  const tickets = await Promise.all(rows.slice(0, limit).map(({ ticket }) => viewOf(shell, ticket)))
  return { tickets, nextCursor: rows.length > limit ? (tickets.at(-1)?.id ?? null) : null }
}

const orderRow = z.object({
  id: idSchema('ord'),
  orgId: idSchema('org'),
  number: z.string(),
  email: z.string(),
  name: z.string(),
  locale: z.string(),
  currency: currencySchema,
  discountMinor: z.number(),
  feesMinor: z.number(),
  taxMinor: z.number(),
  totalMinor: z.number(),
  confirmedAt: jsonDate.nullable(),
  organiser: z.object({ name: z.string(), supportEmail: z.string() }),
  place: z.object({ country: z.string(), latitude: z.number().nullable(), longitude: z.number().nullable() }),
  /** Of the event as a whole, for tickets without an occurrence and orders without tickets. */
  event: z.object({ id: idSchema('evt'), slug: z.string(), name: translatedSchema, timeZone: z.string(), startsAt: jsonDate }),
  lines: z.array(z.object({ name: translatedSchema, quantity: z.number(), unitMinor: z.number() })),
})

/** An order with what its mails and documents say. */
export interface OrderDocument extends z.output<typeof orderRow> {
  tickets: TicketView[]
}

const ORDER_JSON = sql`jsonb_build_object(
  'id', o.id, 'orgId', o.org_id, 'number', o.number, 'email', o.email, 'name', o.name, 'locale', o.locale, 'currency', o.currency,
  'discountMinor', o.discount_minor, 'feesMinor', o.fees_minor, 'taxMinor', o.tax_minor, 'totalMinor', o.total_minor,
  'confirmedAt', o.confirmed_at,
  'organiser', jsonb_build_object('name', g.name, 'supportEmail', g.support_email),
  'place', jsonb_build_object('country', v.country, 'latitude', v.latitude, 'longitude', v.longitude),
  'event', jsonb_build_object('id', e.id, 'slug', e.slug, 'name', e.name, 'timeZone', e.time_zone, 'startsAt', e.starts_at),
  'lines', coalesce((select jsonb_agg(jsonb_build_object('name', t.name, 'quantity', l.quantity, 'unitMinor', l.unit_minor) order by l.position)
    from order_lines l join ticket_types t on t.id = l.ticket_type_id where l.order_id = o.id and l.kind = 'ticket'), '[]'))`

const documentRow = z.object({ order: orderRow, tickets: z.array(ticketRow), own: z.boolean() })

async function readDocuments(shell: ReadShell, which: SQL, own: SQL): Promise<{ document: OrderDocument; own: boolean }[]> {
  const rows = await runStatement(
    shell.db,
    sql`
      select ${ORDER_JSON} as "order", ${own} as own,
        coalesce((select jsonb_agg(ticket order by position, id) from (
          select ${TICKET_JSON} as ticket, t.position, k.id from ${TICKET_TABLES} where k.order_id = asked.id) as listed), '[]') as tickets
      from orders asked
      join orders o on o.id = asked.id
      join organisations g on g.id = o.org_id
      join events e on e.id = o.event_id
      join venues v on v.id = e.venue_id
      where ${which}
      order by o.id`,
    documentRow,
  )
  return Promise.all(
    rows.map(async ({ order, tickets, own: isOwn }) => ({
      document: { ...order, tickets: await Promise.all(tickets.map((ticket) => viewOf(shell, ticket))) },
      own: isOwn,
    })),
  )
}

/** Orders for our own mails, in one round trip; those that do not exist are left out. */
export async function readOrderDocuments(shell: ReadShell, orderIds: readonly Id<'ord'>[]): Promise<OrderDocument[]> {
  const found = await readDocuments(shell, sql`o.id = any(${sql.param([...orderIds])}::text[])`, sql`true`)
  return found.map(({ document }) => document)
}

/** As `getTicket`, with what its documents say, and no other ticket. Throws `tickets.not_found`. */
export async function getTicketDocument(
  shell: ReadShell,
  scope: BuyerScope,
  { ticketId, accessToken }: { ticketId: Id<'tkt'>; accessToken?: string | undefined },
): Promise<OrderDocument> {
  const document = await openDocument(
    shell,
    sql`o.id = (select order_id from tickets where id = ${ticketId})`,
    sql`o.buyer_hash = ${scope.buyerHash}
      or exists (select from tickets k where k.id = ${ticketId} and k.user_id = ${scope.userId})`,
    accessToken,
  )
  return { ...document, tickets: document.tickets.filter(({ id }) => id === ticketId) }
}

/** All tickets of an order, for its browser, account or link. Throws `tickets.not_found`. */
export async function getOrderDocument(
  shell: ReadShell,
  scope: BuyerScope,
  { orderId, accessToken }: { orderId: Id<'ord'>; accessToken?: string | undefined },
): Promise<OrderDocument> {
  const own = sql`o.buyer_hash = ${scope.buyerHash} or coalesce(o.user_id = ${scope.userId}, false)`
  return openDocument(shell, sql`o.id = ${orderId}`, own, accessToken)
}

async function openDocument(shell: ReadShell, which: SQL, own: SQL, accessToken: string | undefined): Promise<OrderDocument> {
  const [found, ...others] = await readDocuments(shell, which, own)
  assert(others.length === 0, 'an id names one order')
  const reachable = found && (found.own || (await opensOrder(shell.env.AUTH_SECRET, found.document.id, accessToken)))
  if (!reachable) throw new DomainError<TicketError>('tickets.not_found', 'not_found')
  return found.document
}
