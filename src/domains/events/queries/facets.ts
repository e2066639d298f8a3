import { sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { MINUTE_MS } from '@/lib/time'
import { keptText } from '@/platform/cache/kept'
import type { Shell } from '@/platform/shell'
import { CITIES_MAX, EVENTS_TAG, facetsSchema, type Facets } from '../contract'
import { listed } from '../queries'

/** What one can choose among all that is listed. The same for everybody and costly to count, so it may be a minute old. */
export async function loadFacets(shell: Pick<Shell, 'db' | 'redis' | 'now' | 'waitUntil'>): Promise<Facets> {
  const kept = { key: 'event-facets', tags: [EVENTS_TAG], maxAgeMs: MINUTE_MS }
  return facetsSchema.parse(JSON.parse(await keptText(shell, kept, async () => JSON.stringify(await countFacets(shell.db, shell.now)))))
}

/** One round trip, which looks at each event. */
export async function countFacets(db: Db, now: Date): Promise<Facets> {
  const [cities, kinds] = await db.batch([
    db.execute(sql`
      select v.city, v.country, count(*)::int as count from events e join venues v on v.id = e.venue_id
      where ${listed(now)} group by v.city, v.country order by count desc, v.city limit ${CITIES_MAX}`),
    db.execute(sql`select e.kind, count(*)::int as count from events e where ${listed(now)} group by e.kind order by count desc, e.kind`),
  ])
  return facetsSchema.parse({ cities: cities.rows, kinds: kinds.rows })
}
