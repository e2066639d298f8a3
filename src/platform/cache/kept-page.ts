import { inLanguage, KEPT_PAGES, pageAt } from '@/lib/addresses'
import { contentPolicy, protectiveHeaders } from '@/lib/content-policy'
import type { Locale } from '@/lib/translated'
import type { Shell } from '../shell'
import { type CachedValue, tagsOf } from './entry'
import { isPastItsTime, memoryAddress } from './incremental-cache'
import { isolateCache } from './isolate'
import { sealOf } from './page-policy'

/** What Next is asked beside the page itself: pieces of it, or to make it anew. */
const ASKED_OF_NEXT = ['rsc', 'next-router-prefetch', 'next-router-segment-prefetch', 'next-url', 'x-prerender-revalidate']
const PAST_ITS_TIME_SECONDS = 30 * 24 * 60 * 60

/** What every answer with a page needs, made with the first one. */
interface Ready {
  bytes: Uint8Array<ArrayBuffer>
  policy: string
  etag: string
}
const readyPages = new WeakMap<object, Ready>()

/**
 * A page that this isolate keeps and that is still true, answered without waking Next. Null where there is more to do: to
 * render, to look elsewhere, to lead to another address, to remember a language. Then Next does it, and the next reader is
 * answered here.
 */
export async function keptPage(request: Request, { redis, waitUntil }: Pick<Shell, 'redis' | 'waitUntil'>): Promise<Response | null> {
  const { headers } = request
  if (request.method !== 'GET' || ASKED_OF_NEXT.some((name) => headers.has(name))) return null
  const { pathname, protocol } = new URL(request.url)
  const place = pageAt(pathname)
  if (!place || !KEPT_PAGES.has(place.page) || inLanguage(pathname, place.locale) !== pathname) return null
  if (!isRemembered(headers, place.locale)) return null
  const { memory, tags } = isolateCache()
  const held = memory.get(memoryAddress(`/${place.locale}${inLanguage(pathname, 'en').slice('/en'.length)}`, 'cache'))
  if (!held || typeof held.value?.html !== 'string' || (held.value.meta?.status ?? 200) !== 200) return null
  const now = Date.now()
  await tags.sync(redis, now, waitUntil)
  if (isPastItsTime(held, now) || tags.changedSince(tagsOf(held.value), held.lastModified, now)) return null
  const { bytes, policy, etag } = readyPage(held.value)
  const { revalidate } = held.value
  const freshSeconds = typeof revalidate === 'number' ? Math.max(1, Math.round(revalidate - (now - held.lastModified) / 1000)) : PAST_ITS_TIME_SECONDS
  const isKnown = headers.get('if-none-match')?.split(',').some((known) => known.trim().replace(/^W\//, '') === etag) ?? false
  return new Response(isKnown ? null : bytes, {
    status: isKnown ? 304 : 200,
    headers: {
      ...protectiveHeaders({ https: protocol === 'https:' }),
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': `s-maxage=${freshSeconds}, stale-while-revalidate=${PAST_ITS_TIME_SECONDS}`,
      etag,
      vary: 'RSC, Next-Router-State-Tree, Next-Router-Prefetch, Next-Router-Segment-Prefetch, Next-Url',
      'x-page-cache': 'isolate',
    },
  })
}

/** Whether the middleware would have nothing to remember: the page's language is the cookie's, or the one the browser asks for. */
function isRemembered(headers: Headers, locale: Locale): boolean {
  const destination = headers.get('sec-fetch-dest')
  if (destination !== null && destination !== 'document') return true
  const cookie = /(?:^|;\s*)NEXT_LOCALE=([^;]*)/.exec(headers.get('cookie') ?? '')?.[1]
  if (cookie !== undefined) return cookie === locale
  // A first language with a weight may not be the first: Next's to read.
  const [first = ''] = (headers.get('accept-language') ?? 'en').split(',')
  return !first.includes(';') && first.trim().toLowerCase().split('-')[0] === locale
}

function readyPage(value: CachedValue): Ready {
  const known = readyPages.get(value)
  if (known) return known
  const { hashes, etag } = sealOf(value)
  const ready = { bytes: new TextEncoder().encode(value.html), policy: contentPolicy({ by: 'hash', hashes }), etag }
  readyPages.set(value, ready)
  return ready
}
