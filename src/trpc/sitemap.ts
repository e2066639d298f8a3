import 'server-only'
import { unstable_cache } from 'next/cache'
import { EVENTS_TAG } from '@/domains/events/contract'
import { countSitemapEvents, listSitemapEvents } from '@/domains/events/queries'
import type { PlainPage } from '@/lib/addresses'
import { sitemapIndexXml, sitemapXml } from '@/lib/sitemap'
import { services } from '@/platform/shell'

/** Pages that everybody may find, beside those of events. */
const FOUND_PAGES = ['/', '/events'] as const satisfies readonly PlainPage[]
/** The sitemap of those pages; the others are numbered. */
const PAGES_PART = 'pages'

/** So many in five languages, each with all its addresses, are about a megabyte: what a cache takes whole. */
const EVENTS_PER_PART = 200
/** An event that ends changes nothing, so nobody tells the cache. */
const KEPT = { tags: [EVENTS_TAG], revalidate: 3600 }

const countParts = unstable_cache(
  async () => Math.ceil((await countSitemapEvents(services().db, new Date())) / EVENTS_PER_PART),
  ['sitemap-parts'],
  KEPT,
)

const eventsPart = unstable_cache(
  async (part: number) => {
    const { db, env } = services()
    const found = await listSitemapEvents(db, { offset: (part - 1) * EVENTS_PER_PART, limit: EVENTS_PER_PART }, new Date())
    const pages = found.map(({ slug, changedAt }) => ({ address: { pathname: '/events/[slug]' as const, params: { slug } }, changedAt }))
    return sitemapXml(pages, env.APP_URL)
  },
  ['sitemap-events'],
  KEPT,
)

/** `/sitemap.xml`: the list of sitemaps, one of pages, and as many of events as they need. */
export async function sitemapIndex(): Promise<string> {
  const parts = await countParts()
  const names = [PAGES_PART, ...Array.from({ length: parts }, (_, index) => String(index + 1))]
  return sitemapIndexXml(names.map((name) => `${services().env.APP_URL}/sitemaps/${name}.xml`))
}

/** `/sitemaps/<name>.xml`; null when there is none of that name. */
export async function sitemapPart(name: string): Promise<string | null> {
  if (name === PAGES_PART) return sitemapXml(FOUND_PAGES.map((address) => ({ address, changedAt: null })), services().env.APP_URL)
  if (!/^[1-9]\d{0,4}$/.test(name) || Number(name) > (await countParts())) return null
  return eventsPart(Number(name))
}
