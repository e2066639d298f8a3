import { EVENTS_TAG } from '@/domains/events/contract'
import { countSitemapEvents, listSitemapEvents } from '@/domains/events/queries'
import type { PlainPage } from '@/lib/addresses'
import { sitemapIndexXml, sitemapXml } from '@/lib/sitemap'
import { HOUR_MS } from '@/lib/time'
import { keptText } from '@/platform/cache/kept'
import { type ApiHandler, wrongMethod } from '@/platform/http'
import type { Shell } from '@/platform/shell'
import { shellOf } from './shell-of'

/** Pages that everybody may find, beside those of events. */
const FOUND_PAGES = ['/', '/events', '/about', '/faq', '/support', '/refunds', '/terms', '/privacy'] as const satisfies readonly PlainPage[]

/** So many in five languages, each with all its addresses, are about a megabyte: what a cache takes whole. */
const EVENTS_PER_PART = 200
/** An event that ends changes nothing, so nobody tells the cache. */
const KEPT = { tags: [EVENTS_TAG], maxAgeMs: HOUR_MS }

/** What search engines ask for: `/robots.txt`, `/sitemap.xml`, `/sitemaps/<name>.xml`. */
export const foundFilesHandler: ApiHandler = async (request, context) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return wrongMethod('GET, HEAD')
  const shell = shellOf(request, context)
  const path = new URL(request.url).pathname.replace(/^\/api\/found(?=\/)/, '')
  if (path === '/robots.txt') return answer(robots(shell), 'text/plain')
  const xml = path === '/sitemap.xml' ? await sitemapIndex(shell) : await sitemapPart(shell, /^\/sitemaps\/([^/]+)\.xml$/.exec(path)?.[1] ?? '')
  return xml === null ? answer('Not found', 'text/plain', 404) : answer(xml, 'application/xml')
}

/** Personal pages are not named: who may not read them would never see that they are to be left out. */
function robots({ env }: Shell): string {
  return `User-agent: *\nAllow: /\nAllow: /api/cards/\nDisallow: /api/\n\nSitemap: ${env.APP_URL}/sitemap.xml\n`
}

async function countParts(shell: Shell): Promise<number> {
  const count = await keptText(shell, { key: 'sitemap-events', ...KEPT }, async () => String(await countSitemapEvents(shell.db, shell.now)))
  return Math.ceil(Number(count) / EVENTS_PER_PART)
}

/** One sitemap of pages, and as many of events as they need. */
async function sitemapIndex(shell: Shell): Promise<string> {
  const parts = await countParts(shell)
  const names = ['pages', ...Array.from({ length: parts }, (_, index) => String(index + 1))]
  return sitemapIndexXml(names.map((name) => `${shell.env.APP_URL}/sitemaps/${name}.xml`))
}

/** Null when there is none of that name. */
async function sitemapPart(shell: Shell, name: string): Promise<string | null> {
  const { db, env, now } = shell
  if (name === 'pages') return sitemapXml(FOUND_PAGES.map((address) => ({ address, changedAt: null })), env.APP_URL)
  if (!/^[1-9]\d{0,4}$/.test(name) || Number(name) > (await countParts(shell))) return null
  return keptText(shell, { key: `sitemap-${name}`, ...KEPT }, async () => {
    const found = await listSitemapEvents(db, { offset: (Number(name) - 1) * EVENTS_PER_PART, limit: EVENTS_PER_PART }, now)
    const pages = found.map(({ slug, changedAt }) => ({ address: { pathname: '/events/[slug]' as const, params: { slug } }, changedAt }))
    return sitemapXml(pages, env.APP_URL)
  })
}

function answer(body: string, type: string, status = 200): Response {
  return new Response(body, { status, headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': status === 200 ? 'public, max-age=600' : 'no-store' } })
}
