import { slugSchema } from '@/domains/events/contract'
import { calendarEntries } from '@/domains/events/model/calendar'
import { getEventBySlug } from '@/domains/events/queries'
import { addressOf } from '@/lib/addresses'
import { inLocale, localeOf } from '@/lib/translated'
import { type ApiHandler, refusal, wrongMethod } from '@/platform/http'
import { createContext } from './context'

const CALENDAR = /^\/api\/events\/([^/]+)\/calendar\.ics$/

/** What is public stays true for a while; calendars that subscribe ask again by themselves. */
const KEPT = 'public, max-age=300'

/** `GET /api/events/<slug>/calendar.ics`: the event, or the coming dates of a series; its words in the language `?lang=`. */
export const eventFilesHandler: ApiHandler = async (request, { waitUntil }) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return wrongMethod('GET, HEAD')
  const { pathname, searchParams } = new URL(request.url)
  const slug = slugSchema.safeParse(CALENDAR.exec(pathname)?.[1])
  if (!slug.success) return refusal(404, 'not_found')
  const { db, env, now } = await createContext({ headers: request.headers, waitUntil })
  const event = await getEventBySlug(db, slug.data, now)
  if (!event) return refusal(404, 'not_found')
  const locale = localeOf(searchParams.get('lang'))
  const entries = calendarEntries(event, {
    name: inLocale(event.name, locale),
    summary: inLocale(event.summary, locale),
    url: env.APP_URL + addressOf({ pathname: '/events/[slug]', params: { slug: event.slug } }, locale),
  })
  // Heavy for a fresh isolate, and asked for seldom.
  const { drawCalendar } = await import('@/platform/calendar')
  return new Response(drawCalendar(entries, now), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${event.slug}.ics"`,
      'cache-control': KEPT,
      'x-content-type-options': 'nosniff',
    },
  })
}
