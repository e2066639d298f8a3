import { inLanguage, KEPT_PAGES, KEPT_WITHOUT_QUERY, pageAt } from '@/lib/addresses'
import { contentPolicy, protectiveHeaders } from '@/lib/content-policy'
import type { Locale } from '@/lib/translated'
import { createRedis } from '../redis'
import { type CachedValue, type Entry, tagsOf } from './entry'
import { type EdgeRequest, isolateCache, redisAsker } from './isolate'
import { nonceOf, sealOf, TO_BE_ASKED_AGAIN } from './page-policy'
import { createPages, forgetOldMaking, isPastItsTime, memoryAddress } from './pages'
import { PATIENCE_MS } from './within'

/** What Next is asked beside the page itself: pieces of it, or to make it anew. */
const ASKED_OF_NEXT = ['rsc', 'next-router-prefetch', 'next-router-segment-prefetch', 'next-url', 'x-prerender-revalidate']
/** As the pages that Next keeps: what is on moves with the clock. */
const LIST_SECONDS = 300
const LOOK_EVERY_MS = 20

/** What every answer with a page needs, made with the first one. */
interface Ready {
  bytes: Uint8Array<ArrayBuffer>
  policy: string
  etag: string
}
const readyPages = new WeakMap<object, Ready>()

interface Asked {
  /** What Next calls the page: its path in English words. */
  key: string
  /** Next makes it anew for each reader: it is us who keep it. */
  isList: boolean
}

type Render = () => Promise<Response>
const pages = createPages(redisAsker((run, argument) => run(argument)))

/**
 * Answers a request for a page. One that is kept, lies in this isolate's memory and is still true does not wake Next. Where there is
 * more to do (to render, to look elsewhere, to lead to another address, to remember a language) Next does it, and the next reader
 * is answered here.
 */
export async function answerPage(request: Request, edge: EdgeRequest, render: Render): Promise<Response> {
  const asked = askedFor(request)
  if (!asked) return render()
  const held = (await stillTrue(asked.key, edge)) ?? ((await isSoonMade(asked.key, edge)) ? await stillTrue(asked.key, edge) : null)
  if (held) return answerWith(held, request)
  return asked.isList ? listAnswer(asked.key, request, edge, render) : render()
}

/** Null: that is for Next to answer. */
function askedFor({ method, url, headers }: Request): Asked | null {
  if (method !== 'GET' || ASKED_OF_NEXT.some((name) => headers.has(name))) return null
  const { pathname, search } = new URL(url)
  const place = pageAt(pathname)
  if (!place || inLanguage(pathname, place.locale) !== pathname || !isRemembered(headers, place.locale)) return null
  const isList = KEPT_WITHOUT_QUERY.has(place.page) && search === ''
  if (!isList && !KEPT_PAGES.has(place.page)) return null
  return { key: `/${place.locale}${inLanguage(pathname, 'en').slice('/en'.length)}`, isList }
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

async function stillTrue(key: string, { env, ctx }: EdgeRequest): Promise<Entry | null> {
  const { memory, tags } = isolateCache()
  const held = memory.get(memoryAddress(key, 'cache'))
  if (!held || typeof held.value?.html !== 'string' || (held.value.meta?.status ?? 200) !== 200) return null
  const now = Date.now()
  await tags.sync(createRedis(env), now, (promise) => ctx.waitUntil(promise))
  return isPastItsTime(held, now) || tags.changedSince(tagsOf(held.value), held.lastModified, now) ? null : held
}

/**
 * Waits for a page that this isolate does not have yet and another request has just begun to make: of a crowd that comes at once one
 * has it rendered. Whether it is there. What has been in the making for longer may come to nothing.
 */
async function isSoonMade(key: string, edge: EdgeRequest): Promise<boolean> {
  const { memory, making } = isolateCache()
  const address = memoryAddress(key, 'cache')
  if (memory.get(address)) return true
  const now = Date.now()
  const maker = making.get(address)
  if (!maker || now - maker.startedAt >= PATIENCE_MS) {
    // Said before anything is waited for, so that who comes in the same moment sees it.
    forgetOldMaking(making, now)
    making.set(address, { by: edge.ctx, startedAt: now })
    return false
  }
  await pause(LOOK_EVERY_MS)
  return isSoonMade(key, edge)
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/** From Redis, or as it was while another request renders it; else rendered, and kept for those to come. */
async function listAnswer(key: string, request: Request, edge: EdgeRequest, render: Render): Promise<Response> {
  const found = await pages.get(edge, key, 'cache', 'asker')
  if (found?.isCurrent || found?.shouldBypassTagCache) return answerWith(found, request)
  const answer = await render()
  const nonce = nonceOf(answer)
  const tags = KEPT_WITHOUT_QUERY.get(pageAt(key)?.page ?? '/')
  if (answer.status !== 200 || nonce === null || !tags) return answer
  const html = await answer.text()
  // A nonce is for this reader: to those to come the page's scripts are vouched for by their hashes. It stands in its tree as well, and
  // with it no page would be the same as the one before.
  const value = { type: 'app', html: html.replaceAll(` nonce="${nonce}"`, '').replaceAll(nonce, ''), revalidate: LIST_SECONDS, meta: { headers: { 'x-next-cache-tags': tags.join() } } }
  edge.ctx.waitUntil(pages.set(edge, key, value, 'cache'))
  return new Response(html, answer)
}

function answerWith({ value }: Entry, { url, headers }: Request): Response {
  const { bytes, policy, etag } = readyPage(value)
  const isKnown = headers.get('if-none-match')?.split(',').some((known) => known.trim().replace(/^W\//, '') === etag) ?? false
  return new Response(isKnown ? null : bytes, {
    status: isKnown ? 304 : 200,
    headers: {
      ...protectiveHeaders({ https: new URL(url).protocol === 'https:' }),
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': TO_BE_ASKED_AGAIN,
      etag,
      vary: 'RSC, Next-Router-State-Tree, Next-Router-Prefetch, Next-Router-Segment-Prefetch, Next-Url',
      'x-page-cache': 'isolate',
    },
  })
}

function readyPage(value: CachedValue): Ready {
  const known = readyPages.get(value)
  if (known) return known
  const { hashes, etag } = sealOf(value)
  const ready = { bytes: new TextEncoder().encode(value.html), policy: contentPolicy({ by: 'hash', hashes }), etag }
  readyPages.set(value, ready)
  return ready
}
