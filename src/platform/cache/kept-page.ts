import { inLanguage, KEPT_PAGES, pageAt } from '@/lib/addresses'
import { contentPolicy, protectiveHeaders } from '@/lib/content-policy'
import type { Locale } from '@/lib/translated'
import type { Shell } from '../shell'
import { type CachedValue, tagsOf } from './entry'
import { isPastItsTime, memoryAddress } from './incremental-cache'
import { isolateCache } from './isolate'
import { scriptHashesOf } from './page-policy'

/** What Next is asked beside the page itself: pieces of it, to make it anew, whether it is still the same. */
const ASKED_OF_NEXT = ['rsc', 'next-router-prefetch', 'next-router-segment-prefetch', 'next-url', 'x-prerender-revalidate', 'if-none-match']
const PAST_ITS_TIME_SECONDS = 30 * 24 * 60 * 60

/** By value: a text that is kept is turned into bytes once. */
const bodies = new WeakMap<object, Uint8Array<ArrayBuffer>>()

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
  const { revalidate } = held.value
  const freshSeconds = typeof revalidate === 'number' ? Math.max(1, Math.round(revalidate - (now - held.lastModified) / 1000)) : PAST_ITS_TIME_SECONDS
  return new Response(bodyOf(held.value), {
    headers: {
      ...protectiveHeaders({ https: protocol === 'https:' }),
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentPolicy({ by: 'hash', hashes: scriptHashesOf(held.value) }),
      'cache-control': `s-maxage=${freshSeconds}, stale-while-revalidate=${PAST_ITS_TIME_SECONDS}`,
      vary: 'RSC, Next-Router-State-Tree, Next-Router-Prefetch, Next-Router-Segment-Prefetch, Next-Url, accept-encoding',
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
  const [first = ''] = (headers.get('accept-language') ?? 'en').split(/[,;-]/)
  return first.trim().toLowerCase() === locale
}

function bodyOf(value: CachedValue): Uint8Array<ArrayBuffer> {
  const made = bodies.get(value) ?? new TextEncoder().encode(value.html)
  bodies.set(value, made)
  return made
}
