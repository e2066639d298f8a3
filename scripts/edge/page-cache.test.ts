import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Faults } from '../../local-cloud/faults.ts'
import type { Served } from '../../local-cloud/http.ts'
import { startMemoryRedis } from '../../local-cloud/redis/memory/engine.ts'
import { startRedisRest } from '../../local-cloud/redis/server.ts'
import { createRedis } from '@/platform/redis'
import { createIncrementalCache } from '@/platform/cache/incremental-cache'
import { invalidateTags } from '@/platform/cache/invalidate'
import { redisAsker, type EdgeRequest, type IsolateCache } from '@/platform/cache/isolate'
import { createTagCache } from '@/platform/cache/tag-cache'

const askRedis = redisAsker((run, argument) => run(argument))
const cache = createIncrementalCache(askRedis)
const tagCache = createTagCache(askRedis)
const faults = new Faults()
const prerendered: Record<string, unknown> = {}
let server: Served
let settings: { UPSTASH_REDIS_REST_URL: string; UPSTASH_REDIS_REST_TOKEN: string }
let background: Promise<unknown>[] = []

beforeAll(async () => {
  server = await startRedisRest({ port: 0, token: 'secret', engine: startMemoryRedis(), faults })
  settings = { UPSTASH_REDIS_REST_URL: server.url, UPSTASH_REDIS_REST_TOKEN: 'secret' }
  vi.useFakeTimers({ toFake: ['Date'] })
})

afterAll(async () => {
  vi.useRealTimers()
  await server.stop()
})

beforeEach(async () => {
  faults.clear()
  vi.setSystemTime(new Date('2026-07-17T10:00:00Z'))
  vi.stubGlobal('FAIRGROUND_BUILD', { id: 'build', madeAt: Date.parse('2026-07-17T09:00:00Z'), previewModeId: 'preview' })
  for (const path of Object.keys(prerendered)) delete prerendered[path]
  await createRedis(settings).flushall()
})

/** An isolate of its own: nothing in memory but what it learns. */
class Isolate {
  #cache: IsolateCache | undefined

  /** Does something as one request to this isolate, and lets its background work end. */
  async request<T>(work: () => Promise<T>): Promise<T> {
    const answers = { fetch: async (url: string) => assetAt(new URL(url).pathname) }
    const request: EdgeRequest = {
      env: { ...settings, ASSETS: answers, WORKER_SELF_REFERENCE: answers },
      ctx: { waitUntil: (promise) => void background.push(promise) },
    }
    Reflect.set(globalThis, Symbol.for('__cloudflare-context__'), request)
    globalThis.fairgroundCache = this.#cache
    const result = await work()
    await Promise.all(background)
    background = []
    this.#cache = globalThis.fairgroundCache
    return result
  }
}

function assetAt(path: string): Response {
  const found = prerendered[path]
  return found === undefined ? new Response(null, { status: 404 }) : Response.json(found)
}

const page = (html: string, tags: string, revalidate?: number) => ({ type: 'app', html, revalidate, meta: { headers: { 'x-next-cache-tags': tags } } })
const wait = (ms: number) => vi.setSystemTime(Date.now() + ms)

/** What OpenNext does before it serves a page: its html, or null when it would render. */
async function served(key: string): Promise<string | null> {
  const entry = await cache.get(key)
  if (!entry) return null
  const tags = entry.value.meta.headers['x-next-cache-tags'].split(',')
  const isOutdated = !entry.shouldBypassTagCache && (await tagCache.hasBeenRevalidated(tags, entry.lastModified))
  return isOutdated ? null : entry.value.html
}

async function render(key: string, html: string, tags: string): Promise<string | null> {
  const old = await served(key)
  await cache.set(key, page(html, tags))
  return old
}

test('a page is rendered once for all isolates', async () => {
  const [one, other] = [new Isolate(), new Isolate()]
  expect(await one.request(() => render('/en', 'first', 'events'))).toBeNull()
  expect(await one.request(() => served('/en'))).toBe('first')
  expect(await other.request(() => served('/en'))).toBe('first')
})

test('a change is seen at once where it was made, and within two seconds elsewhere', async () => {
  const [one, other] = [new Isolate(), new Isolate()]
  await one.request(() => render('/en', 'old', 'events'))
  expect(await other.request(() => served('/en'))).toBe('old')
  wait(100)
  await one.request(() => invalidateTags(['events'], { redis: createRedis(settings) }))
  wait(100)
  expect(await one.request(() => render('/en', 'new', 'events'))).toBeNull()
  expect(await one.request(() => served('/en'))).toBe('new')
  wait(2_000)
  expect(await other.request(() => served('/en'))).toBe('new')
})

test('other tags leave a page alone', async () => {
  const isolate = new Isolate()
  await isolate.request(() => render('/en', 'page', 'events,event:a'))
  wait(100)
  await isolate.request(() => invalidateTags(['event:b'], { redis: createRedis(settings) }))
  expect(await isolate.request(() => served('/en'))).toBe('page')
})

test('while one request renders, the others are given the old page', async () => {
  const isolate = new Isolate()
  await isolate.request(() => render('/en', 'old', 'events'))
  wait(100)
  await isolate.request(() => invalidateTags(['events'], { redis: createRedis(settings) }))
  expect(await isolate.request(() => served('/en'))).toBeNull()
  expect(await isolate.request(() => served('/en'))).toBe('old')
  wait(6_000)
  expect(await isolate.request(() => served('/en'))).toBeNull()
})

test('a change during the render makes what was rendered old', async () => {
  const isolate = new Isolate()
  await isolate.request(async () => {
    await served('/en')
    wait(50)
    await invalidateTags(['events'], { redis: createRedis(settings) })
    wait(50)
    await cache.set('/en', page('half old', 'events'))
  })
  expect(await isolate.request(() => served('/en'))).toBeNull()
})

test('a page of the build is served until it changes', async () => {
  prerendered['/cdn-cgi/_next_cache/build/en.cache'] = page('built', 'events')
  const isolate = new Isolate()
  expect(await isolate.request(() => served('/en'))).toBe('built')
  await isolate.request(() => invalidateTags(['events'], { redis: createRedis(settings) }))
  expect(await isolate.request(() => served('/en'))).toBeNull()
})

test.each(['rendered', 'of the build'])('a page that is %s keeps the hashes of its scripts beside it', async (how) => {
  const value = page('<p>one</p><script>self.__next_f.push([1,"1"])</script><script>alert(1)</script>', 'events')
  const isolate = new Isolate()
  if (how === 'rendered') await isolate.request(() => cache.set('/en', value))
  else prerendered['/cdn-cgi/_next_cache/build/en.cache'] = value
  const kept = await isolate.request(() => cache.get('/en'))
  expect(kept?.value.meta.headers['x-page-scripts']).toMatch(/^sha256-[A-Za-z0-9+/]{43}=$/)
})

test('what OpenNext takes from an answer is still there for the next', async () => {
  const isolate = new Isolate()
  await isolate.request(() => render('/en', 'page', 'events'))
  const first = await isolate.request(() => cache.get('/en'))
  delete first?.value.meta.headers['x-next-cache-tags']
  const second = await isolate.request(() => cache.get('/en'))
  expect(second?.value.meta.headers['x-next-cache-tags']).toBe('events')
})

test('a page for an address that does not exist is not shared', async () => {
  const [one, other] = [new Isolate(), new Isolate()]
  const missing = { ...page('nothing here', 'events'), meta: { status: 404, headers: { 'x-next-cache-tags': 'events' } } }
  await one.request(() => cache.set('/en/nope', missing))
  expect(await one.request(() => served('/en/nope'))).toBe('nothing here')
  expect(await other.request(() => served('/en/nope'))).toBeNull()
})

test('without Redis pages are still served and rendered', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const [warm, cold] = [new Isolate(), new Isolate()]
  await warm.request(() => render('/en', 'page', 'events'))
  faults.add({ vendor: 'redis', times: 1_000, fault: { kind: 'down' } })
  wait(5_000)
  expect(await warm.request(() => served('/en'))).toBe('page')
  expect(await cold.request(() => render('/en', 'page again', 'events'))).toBeNull()
  expect(await cold.request(() => served('/en'))).toBe('page again')
})
