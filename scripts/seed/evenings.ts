import { HOUR_MS } from '../../src/lib/time.ts'
import { assert } from '../../src/lib/assert.ts'
import { addEvent, addTicketType, moment, type EventFacts, type MadeType, type World } from './build.ts'
import type { Organisations } from './people.ts'
import { sellToCrowd } from './sales.ts'
import { SHOWS, type Show } from './shows.ts'

/** What is usual where one goes: rooms are small, halls are rented by the head. */
const POLICIES: Record<Show['kind'], EventFacts['policies']> = {
  concert: { refundHoursBefore: 72, refundFeeBps: 500 },
  festival: { refundHoursBefore: 240, refundFeeBps: 1000, transferHoursBefore: 24 },
  conference: { refundHoursBefore: 336, refundFeeBps: 2000, transferHoursBefore: 48, cancellationRefundDays: 30 },
  session_series: {},
}

/** Concerts, conferences and smaller festivals in many cities and currencies; answers each one's first ticket type by slug. */
export async function addEvenings(world: World, organisations: Organisations): Promise<Map<string, MadeType>> {
  const first = new Map<string, MadeType>()
  for (const show of SHOWS) first.set(show.slug, await addShow(world, organisations, show))
  return first
}

async function addShow(world: World, organisations: Organisations, show: Show): Promise<MadeType> {
  const { by, place, inDays, time, hours, also, tickets, body, ...facts } = show
  const startsAt = moment(world, inDays, time, place.zone)
  const event = addEvent(world, {
    ...facts,
    orgId: organisations[by],
    place,
    body: { en: body },
    capacity: tickets.reduce((sum, { quota }) => sum + quota, 0),
    startsAt,
    endsAt: new Date(startsAt.getTime() + hours * HOUR_MS),
    policies: POLICIES[facts.kind],
    ...(also && { alsoFoundBy: also }),
  })
  const made = tickets.map(({ name, about, price, quota, kind = 'standard' }) =>
    addTicketType(world, event, { kind, name, description: { en: about }, priceMinor: price, quota, maxPerOrder: 6 }),
  )
  for (const [index, sold] of made.entries()) await sellToCrowd(world, { sold }, tickets[index]?.sold ?? 0)
  const [type] = made
  assert(type, 'a show has a ticket type')
  return type
}
