import 'server-only'
import { unstable_cache } from 'next/cache'
import { cache } from 'react'
import { dayInZone } from '@/lib/zone'
import { publicApi } from '@/trpc/server'
import { EVENTS_TAG, eventTag, slugSchema, type EventDetail, type ListResult } from '../contract'
import { type AddressParams, readListQuery, unreadFields } from '../model/list-query'

const HOME_EVENTS = 50
const PAGE_EVENTS = 20

/** The event of a page, which is cached under its tag from then on; null when there is none. Asked once a render. */
export const loadEvent = cache(async (slug: string): Promise<EventDetail | null> => {
  if (!slugSchema.safeParse(slug).success) return null
  const event = await publicApi.events.bySlug({ slug })
  if (event) await tagPage(eventTag(event.id))
  return event
})

/** The next events, for a page that shows many. */
export async function loadNextEvents(): Promise<ListResult> {
  await tagPage(EVENTS_TAG)
  return publicApi.events.list({ limit: HOME_EVENTS })
}

/** Next takes a page's tags from the cached values it uses: this one is there for its tag alone. */
async function tagPage(tag: string): Promise<void> {
  await unstable_cache(async () => true, ['page-tag', tag], { tags: [tag] })()
}

/** The list that an address asks for. A last day before the first is left out and said. */
export async function loadList(params: AddressParams, now: Date) {
  const query = readListQuery(params)
  const { to, ...rest } = query
  const datesReversed = to !== undefined && query.from !== undefined && to < query.from
  const events = await publicApi.events.list({ ...(datesReversed ? rest : query), limit: PAGE_EVENTS })
  return { events, query, unread: unreadFields(params), datesReversed, now, today: dayInZone(now, 'UTC') }
}
