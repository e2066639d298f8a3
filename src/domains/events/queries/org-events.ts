import { and, asc, desc, eq, gte, lt, sql, type SQL } from 'drizzle-orm'
import { events, occurrences, venues, zones } from '@/db/schema/events'
import type { OrganisationError } from '@/domains/organisations/contract'
import { DomainError } from '@/lib/errors'
import type { Id } from '@/lib/ids'
import { currencySchema } from '@/lib/money-schema'
import type { OrgScope } from '@/platform/authz'
import { pageOf, readCursor, readTimePosition, timePosition } from '@/platform/cursor'
import type { Shell } from '@/platform/shell'
import {
  ORG_OCCURRENCES_MAX, ORG_ZONES_MAX, type OrgEvent, type OrgEventDetail, type OrgEvents, type OrgEventsInput,
} from '../contract'

type ReadShell = Pick<Shell, 'db' | 'env'>

const COLUMNS = {
  id: events.id,
  slug: events.slug,
  kind: events.kind,
  status: events.status,
  name: events.name,
  summary: events.summary,
  startsAt: events.startsAt,
  endsAt: events.endsAt,
  admissionOpensAt: events.admissionOpensAt,
  timeZone: events.timeZone,
  currency: events.currency,
  capacity: events.capacity,
  venue: { id: venues.id, name: venues.name, city: venues.city, country: venues.country },
  publishedAt: events.publishedAt,
  cancelledAt: events.cancelledAt,
} as const

type EventRow = Omit<OrgEvent, 'currency'> & { currency: string }

const viewOf = (row: EventRow): OrgEvent => ({ ...row, currency: currencySchema.parse(row.currency) })

/** One page of an organisation's events and the first of the next. */
export function orgEventsQuery({ db }: Pick<Shell, 'db'>, { orgId }: OrgScope, input: OrgEventsInput, position: string | null) {
  return db
    .select(COLUMNS)
    .from(events)
    .innerJoin(venues, eq(venues.id, events.venueId))
    .where(
      and(
        eq(events.orgId, orgId),
        input.status && eq(events.status, input.status),
        input.kind && eq(events.kind, input.kind),
        input.startsFrom && gte(events.startsAt, input.startsFrom),
        input.startsBefore && lt(events.startsAt, input.startsBefore),
        position === null ? undefined : beyond(position),
      ),
    )
    .orderBy(desc(events.startsAt), desc(events.id))
    .limit(input.limit + 1)
}

function beyond(position: string): SQL {
  const { at, id } = readTimePosition(position)
  return sql`(${events.startsAt}, ${events.id}) < (${at}::timestamptz, ${id})`
}

/** An organisation's events, drafts too, the latest to begin first. One round trip. Throws `common.cursor_foreign`. */
export async function listOrgEvents(shell: ReadShell, scope: OrgScope, input: OrgEventsInput): Promise<OrgEvents> {
  const { cursor, limit, ...filters } = input
  const listing = { name: 'events', orgId: scope.orgId, filters }
  const rows = await orgEventsQuery(shell, scope, input, await readCursor(shell.env, listing, cursor))
  const { page, nextCursor } = await pageOf(shell.env, listing, { rows, limit, positionOf: ({ startsAt, id }) => timePosition({ at: startsAt, id }) })
  return { items: page.map(viewOf), nextCursor }
}

/** One event of an organisation with its dates and entrances. One round trip. Throws `organisations.not_found`. */
export async function getOrgEvent({ db }: ReadShell, { orgId }: OrgScope, eventId: Id<'evt'>): Promise<OrgEventDetail> {
  const own = and(eq(events.id, eventId), eq(events.orgId, orgId))
  const [[event], dates, entrances] = await db.batch([
    db.select({ ...COLUMNS, body: events.body }).from(events).innerJoin(venues, eq(venues.id, events.venueId)).where(own),
    db
      .select({
        id: occurrences.id,
        startsAt: occurrences.startsAt,
        endsAt: occurrences.endsAt,
        admissionOpensAt: occurrences.admissionOpensAt,
        status: occurrences.status,
      })
      .from(occurrences)
      .where(and(eq(occurrences.eventId, eventId), eq(occurrences.orgId, orgId)))
      .orderBy(asc(occurrences.startsAt))
      .limit(ORG_OCCURRENCES_MAX),
    db
      .select({ id: zones.id, name: zones.name })
      .from(zones)
      .where(and(eq(zones.eventId, eventId), eq(zones.orgId, orgId)))
      .orderBy(asc(zones.position), asc(zones.name))
      .limit(ORG_ZONES_MAX),
  ])
  if (!event) throw new DomainError<OrganisationError>('organisations.not_found', 'not_found')
  const { body, ...row } = event
  return { ...viewOf(row), body, occurrences: dates, zones: entrances }
}
