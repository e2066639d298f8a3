import { log } from '../log'
import { ownCopy, tagsOf, type CachedValue, type Entry } from './entry'
import { isolateCache, type AskRedis, type EdgeRequest, type IsolateCache } from './isolate'
import { sealed } from './page-policy'
import { TAG_MEMORY_MS } from './tag-times'
import { PATIENCE_MS, within } from './within'

const TTL_SECONDS = TAG_MEMORY_MS / 1000
/** While one request renders an outdated page, the others are given the old one for this long. */
const MAKING_MAX_MS = 5_000
const RECHECK_AFTER_MS = 1_000

export type CacheType = 'cache' | 'fetch' | 'composable'

export interface Found extends Entry {
  /** Nothing of it has changed. */
  isCurrent: boolean
  /** Old, and to be given nevertheless: another request is rendering it. */
  shouldBypassTagCache: boolean
}

/** Pages and `unstable_cache` values: in the isolate, behind it Redis, behind that what the build prerendered. */
export const createPages = (askRedis: AskRedis) => ({
  /** `whoRenews` says who makes a page anew that is past its time: Next's queue, or whoever asks here. */
  async get(request: EdgeRequest, key: string, cacheType: CacheType, whoRenews: 'queue' | 'asker' = 'queue'): Promise<Found | null> {
    const { memory, tags, making, starts } = isolateCache()
    const now = Date.now()
    const startedAt = starts.get(request.ctx) ?? now
    const isRendering = cacheType === 'fetch' && !starts.has(request.ctx)
    starts.set(request.ctx, startedAt)
    await askRedis(request, (redis) => tags.sync(redis, now, (promise) => request.ctx.waitUntil(promise)))
    const outdated = ({ value, lastModified }: Entry) => tags.changedSince(tagsOf(value), lastModified, now)

    const address = memoryAddress(key, cacheType)
    const held = memory.get(address)
    const isWanting = !held || outdated(held) || isPastItsTime(held, now)
    // What is rendered now passes for new as of now: it must not be made of values that others know to be old.
    if (isWanting || isRendering) await askRedis(request, (redis) => tags.learnUntil(redis, startedAt, now))
    let entry: Entry | null = held ?? null
    if (!held || (isWanting && now - held.checkedAt >= RECHECK_AFTER_MS)) {
      const shared = await within(PATIENCE_MS, askRedis(request, (redis) => redis.get<Entry>(address))).catch(notRead)
      entry = shared && held ? newer(shared, held) : (shared ?? held ?? (await prerendered(request, key, cacheType)))
      if (entry) memory.set(address, entry, now)
    }

    const isCurrent = entry !== null && !outdated(entry) && !(whoRenews === 'asker' && isPastItsTime(entry, now))
    const maker = making.get(address)
    const inTheMaking = maker !== undefined && maker.by !== request.ctx && now - maker.startedAt < MAKING_MAX_MS
    if (!isCurrent && !inTheMaking) {
      forgetOldMaking(making, now)
      making.set(address, { by: request.ctx, startedAt: now })
    }
    // Pages only: an old value would get into a new page, which then passes for new.
    return entry && { ...ownCopy(entry), isCurrent, shouldBypassTagCache: cacheType === 'cache' && !isCurrent && inTheMaking }
  },

  async set(request: EdgeRequest, key: string, rendered: CachedValue, cacheType: CacheType): Promise<void> {
    const { memory, making, starts } = isolateCache()
    const address = memoryAddress(key, cacheType)
    const now = Date.now()
    const value = await sealed(rendered, key)
    // As of the request's beginning: what changed during the render may not be in it.
    const entry = { value, lastModified: starts.get(request.ctx) ?? now }
    memory.set(address, ownCopy(entry), now)
    if (making.get(address)?.by === request.ctx) making.delete(address)
    // Addresses that do not exist are without number: they stay in memory, which has bounds.
    if (value?.meta?.status >= 400) return
    await askRedis(request, (redis) => redis.set(address, entry, { ex: TTL_SECONDS })).catch((error: unknown) =>
      log('warn', 'pages.not_stored', { message: String(error) }),
    )
  },

  async delete(request: EdgeRequest, key: string): Promise<void> {
    const address = memoryAddress(key, 'cache')
    isolateCache().memory.delete(address)
    await askRedis(request, (redis) => redis.del(address))
  },
})

/** What Next writes before the path of a page: the kind of its route, and that route's hash. */
const ROUTE_OF_A_KEY = /^\/route-cache\/APP_PAGE\/[0-9a-f]{64}\/\$(?=\/)/

/**
 * What the isolate's memory and Redis call an entry. A page is called by its path, `/en/events/saltlight`: no two routes
 * answer one, and the front door knows nothing of their hashes.
 */
export function memoryAddress(key: string, cacheType: CacheType): string {
  const name = cacheType === 'cache' ? key.replace(ROUTE_OF_A_KEY, '') : key
  return `pages:${FAIRGROUND_BUILD.id}:${cacheType}:${name}`
}

function notRead(error: unknown): null {
  log('warn', 'pages.not_read', { message: String(error) })
  return null
}

/** Where the build script puts them beside the static files; the public cannot ask for `/cdn-cgi`. */
async function prerendered({ env }: EdgeRequest, key: string, cacheType: CacheType): Promise<Entry | null> {
  if (cacheType !== 'cache') return null
  const path = `${FAIRGROUND_BUILD.id}/${key}.cache`.split('/').filter(Boolean).map(encodeURIComponent).join('/')
  const response = await env.ASSETS.fetch(`http://assets/cdn-cgi/_next_cache/${path}`)
  if (response.ok) return { value: await sealed(await response.json(), key), lastModified: FAIRGROUND_BUILD.madeAt }
  await response.body?.cancel()
  return null
}

// Not every making ends in a page: errors, and pages that turn out dynamic.
export function forgetOldMaking(making: IsolateCache['making'], now: number): void {
  for (const [address, { startedAt }] of making) {
    if (now - startedAt < MAKING_MAX_MS) return
    making.delete(address)
  }
}

function newer(one: Entry, other: Entry): Entry {
  return other.lastModified >= one.lastModified ? other : one
}

export function isPastItsTime({ value, lastModified }: Entry, now: number): boolean {
  return typeof value.revalidate === 'number' && lastModified + value.revalidate * 1000 < now
}
