import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { TICKET_EXPIRY } from '@/db/schema/tickets'
import { runStatement } from '@/db/statement'
import type { OrganisationError } from '@/domains/organisations/contract'
import { only } from '@/lib/assert'
import { DomainError } from '@/lib/errors'
import type { Id } from '@/lib/ids'
import type { OrgScope } from '@/platform/authz'
import { pageOf, readCursor } from '@/platform/cursor'
import type { Shell } from '@/platform/shell'
import { attendee, orgTicket, type Attendee, type Attendees, type OrgTicket, type OrgTickets, type OrgTicketsInput, type TicketError } from '../contract'

type ReadShell = Pick<Shell, 'db' | 'env' | 'now'>

const jsonDate = z.string().transform((text) => new Date(text))
const jsonDateOrNull = jsonDate.nullable()

const ticketRow = orgTicket.extend({ createdAt: jsonDate, validUntil: jsonDateOrNull, firstScanAt: jsonDateOrNull, lastScanAt: jsonDateOrNull })
const attendeeRow = attendee.extend({ checkedInAt: jsonDateOrNull })

/** What a ticket is now: the nightly job may not have been there yet. */
const statusNow = (now: Date) => sql`case when k.status = 'active' and ${TICKET_EXPIRY} < ${at(now)} then 'expired' else k.status end`

const ticketJson = (now: Date) => sql`jsonb_build_object(
  'id', k.id, 'code', k.code, 'status', ${statusNow(now)}, 'eventId', k.event_id, 'occurrenceId', k.occurrence_id,
  'ticketTypeId', k.ticket_type_id, 'typeName', t.name, 'orderId', k.order_id, 'createdAt', k.created_at,
  'validUntil', ${TICKET_EXPIRY}, 'scanCount', k.scan_count, 'maxScans', k.max_scans,
  'firstScanAt', k.first_scan_at, 'lastScanAt', k.last_scan_at)`

const attendeeJson = (now: Date) => sql`jsonb_build_object(
  'ticketId', k.id, 'ticketCode', k.code, 'ticketStatus', ${statusNow(now)}, 'ticketTypeId', k.ticket_type_id, 'typeName', t.name,
  'eventId', k.event_id, 'occurrenceId', k.occurrence_id, 'orderId', k.order_id,
  'orderNumber', (select o.number from orders o where o.id = k.order_id),
  'name', k.holder_name, 'email', k.holder_email, 'checkedInAt', k.first_scan_at)`

/** One page of the tickets of one of the organisation's events, each as `json`, and the first of the next; no row when the event is not its. */
export function orgTicketsStatement(now: Date, { orgId }: OrgScope, input: OrgTicketsInput, position: string | null, json: SQL): SQL {
  const { eventId, ticketTypeId, status, checkedIn, limit } = input
  const conditions = [
    sql`k.event_id = e.id`,
    ...(ticketTypeId ? [sql`k.ticket_type_id = ${ticketTypeId}`] : []),
    ...(status ? [sql`${statusNow(now)} = ${status}`] : []),
    ...(checkedIn === undefined ? [] : [checkedIn ? sql`k.first_scan_at is not null` : sql`k.first_scan_at is null`]),
    ...(position === null ? [] : [sql`k.id > ${position}`]),
  ]
  return sql`
    select coalesce((
      select jsonb_agg(listed.entry order by listed.id) from (
        select k.id, ${json} as entry from tickets k join ticket_types t on t.id = k.ticket_type_id
        where ${sql.join(conditions, sql` and `)} order by k.id limit ${limit + 1}
      ) listed), '[]') as entries
    from events e where e.id = ${eventId} and e.org_id = ${orgId}`
}

async function listBy<S extends z.ZodType>(
  { db, env, now }: ReadShell,
  scope: OrgScope,
  { input, name, json, row, idOf }: { input: OrgTicketsInput; name: string; json: SQL; row: S; idOf: (row: z.output<S>) => string },
): Promise<{ items: z.output<S>[]; nextCursor: string | null }> {
  const { cursor, limit, ...filters } = input
  const listing = { name, orgId: scope.orgId, filters }
  const position = await readCursor(env, listing, cursor)
  const [found] = await runStatement(db, orgTicketsStatement(now, scope, input, position, json), z.object({ entries: z.array(row) }))
  if (!found) throw new DomainError<OrganisationError>('organisations.not_found', 'not_found')
  const { page, nextCursor } = await pageOf(env, listing, { rows: found.entries, limit, positionOf: idOf })
  return { items: page, nextCursor }
}

/**
 * The tickets of one of an organisation's events, as they were issued. One round trip. Throws `organisations.not_found`,
 * `common.cursor_foreign`.
 */
export function listOrgTickets(shell: ReadShell, scope: OrgScope, input: OrgTicketsInput): Promise<OrgTickets> {
  return listBy(shell, scope, { input, name: 'tickets', json: ticketJson(shell.now), row: ticketRow, idOf: ({ id }) => id })
}

/** Who holds them, likewise. */
export function listAttendees(shell: ReadShell, scope: OrgScope, input: OrgTicketsInput): Promise<Attendees> {
  return listBy(shell, scope, { input, name: 'attendees', json: attendeeJson(shell.now), row: attendeeRow, idOf: ({ ticketId }) => ticketId })
}

/** One ticket of an organisation. One round trip. Throws `tickets.not_found`. */
export function getOrgTicket(shell: ReadShell, scope: OrgScope, ticketId: Id<'tkt'>): Promise<OrgTicket> {
  return getBy(shell, scope, ticketId, ticketJson(shell.now), ticketRow)
}

/** Who holds one ticket of an organisation. One round trip. Throws `tickets.not_found`. */
export function getAttendee(shell: ReadShell, scope: OrgScope, ticketId: Id<'tkt'>): Promise<Attendee> {
  return getBy(shell, scope, ticketId, attendeeJson(shell.now), attendeeRow)
}

async function getBy<S extends z.ZodType>({ db }: ReadShell, { orgId }: OrgScope, ticketId: Id<'tkt'>, json: SQL, row: S): Promise<z.output<S>> {
  const found = await runStatement(
    db,
    sql`select ${json} as entry from tickets k join ticket_types t on t.id = k.ticket_type_id where k.id = ${ticketId} and k.org_id = ${orgId}`,
    z.object({ entry: z.unknown() }),
  )
  if (found.length === 0) throw new DomainError<TicketError>('tickets.not_found', 'not_found')
  return row.parse(only(found).entry)
}
