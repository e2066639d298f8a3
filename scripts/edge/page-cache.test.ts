import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Faults } from '../../local-cloud/faults.ts'
import type { Served } from '../../local-cloud/http.ts'
import { startMemoryRedis } from '../../local-cloud/redis/memory/engine.ts'
import { startRedisRest } from '../../local-cloud/redis/server.ts'
import { createRedis } from '@/platform/redis'
import { createIncrementalCache } from '@/platform/cache/incremental-cache'
import { invalidateTags, invalidateTagsInTurn } from '@/platform/cache/invalidate'
import { answerPage } from '@/platform/cache/kept-page'
import { withPolicy } from '@/platform/cache/page-policy'
import { edgeRequest, redisAsker, type EdgeRequest, type IsolateCache } from '@/platform/cache/isolate'
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

test('of changes in quick turns the first counts at once, the last within ten seconds, and none between them', async () => {
  const [one, other] = [new Isolate(), new Isolate()]
  const turn = (isolate: Isolate) => isolate.request(() => invalidateTagsInTurn(['events'], { redis: createRedis(settings) }))
  const renders = async (isolate: Isolate, html: string) => (await isolate.request(() => render('/en', html, 'events'))) === null
  await renders(one, 'before')
  wait(100)
  await turn(one)
  wait(100)
  expect(await renders(one, 'first')).toBe(true)
  for (let round = 0; round < 30; round++) {
    wait(300)
    await turn(round % 2 ? one : other)
    expect(await one.request(() => served('/en')), `round ${round}`).toBe('first')
  }
  wait(2_000)
  expect(await renders(one, 'last')).toBe(true)
  expect(await other.request(() => served('/en'))).toBe('last')
  wait(60_000)
  expect(await other.request(() => served('/en'))).toBe('last')
})

test('a turn that came while nobody looked is not put off by the next change', async () => {
  const isolate = new Isolate()
  const turn = () => isolate.request(() => invalidateTagsInTurn(['events'], { redis: createRedis(settings) }))
  await turn()
  wait(1_000)
  await isolate.request(() => render('/en', 'page', 'events'))
  await turn()
  wait(11_000)
  await turn()
  expect(await isolate.request(() => served('/en'))).toBeNull()
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

/** As Next 16.4 calls pages, seen on workerd: by the hash of their route's file, and their path. */
const ROUTE = '/route-cache/APP_PAGE'
const HOME = `${ROUTE}/adc3708bde336b7e277a0a0c80c574e2525f1de8ffcdfe05ee36a674705d4598/$/en`
const LANTERN = `${ROUTE}/f6f6992a65573c9f4ef46fced75ffc84229011c9ae6062e23bfff7ed6862644d/$/fr/events/lantern`

const BY_NEXT = 'made by Next'
const ASKED_AGAIN = 'public, max-age=0, must-revalidate'

/** A request at the front door; Next answers with `made` where it is asked. */
const asks = (path: string, headers: Record<string, string> = {}, method = 'GET', made = BY_NEXT) =>
  answerPage(new Request(`http://fair.test${path}`, { method, headers }), edgeRequest(), async () => {
    const policy = "script-src 'self' 'nonce-bm9uY2U='"
    return new Response(made, { headers: { 'content-type': 'text/html', 'content-security-policy': policy, 'set-cookie': 'NEXT_LOCALE=en' } })
  })
const answered = async (path: string, headers?: Record<string, string>, method?: string) => {
  const text = await (await asks(path, headers, method)).text()
  return text === BY_NEXT ? null : text
}

test('a page that an isolate keeps is answered without Next, in every writing of its address, until what it shows changes', async () => {
  const isolate = new Isolate()
  await isolate.request(() => render(LANTERN, 'la page', 'events'))
  const fr = { 'accept-language': 'fr-CH, en;q=0.5' }
  expect(await isolate.request(() => answered('/fr/evenements/lantern?utm_source=poster', fr))).toBe('la page')
  const headers = await isolate.request(async () => Object.fromEntries((await asks('/fr/evenements/lantern', fr)).headers))
  expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': ASKED_AGAIN, 'x-content-type-options': 'nosniff', 'content-security-policy': expect.stringContaining("script-src 'self'") })
  wait(100)
  await isolate.request(() => invalidateTags(['events'], { redis: createRedis(settings) }))
  expect(await isolate.request(() => answered('/fr/evenements/lantern', fr))).toBeNull()
})

test('a page that was changed elsewhere is not answered from memory for longer than it takes to hear of it', async () => {
  const [one, other] = [new Isolate(), new Isolate()]
  await one.request(() => render(HOME, 'old', 'events'))
  wait(100)
  await other.request(() => invalidateTags(['events'], { redis: createRedis(settings) }))
  wait(2_000)
  expect(await one.request(() => answered('/en'))).toBeNull()
})

test('no browser keeps a kept page or its pieces past a change; what Next keeps from everybody stays so', async () => {
  const said = async (by: string, type: string) =>
    (await withPolicy(new Response('', { headers: { 'cache-control': by, 'content-type': type } }), { https: true })).headers.get('cache-control')
  const forAMonth = 's-maxage=300, stale-while-revalidate=2592000'
  expect([await said(forAMonth, 'text/html'), await said(forAMonth, 'text/x-component')]).toEqual([ASKED_AGAIN, ASKED_AGAIN])
  expect(await said('private, no-cache, no-store, max-age=0, must-revalidate', 'text/html')).toContain('no-store')
})

test('whoever has the page already is told so', async () => {
  const isolate = new Isolate()
  await isolate.request(() => render(HOME, 'home', 'events'))
  const etag = await isolate.request(async () => (await asks('/en')).headers.get('etag') ?? '')
  expect(etag).toMatch(/^"[\w+/=]{44}"$/)
  const again = await isolate.request(async () => asks('/en', { 'if-none-match': `"other", W/${etag}` }))
  expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, ''])
  await isolate.request(() => cache.set(HOME, page('home anew', 'events')))
  expect(await isolate.request(() => answered('/en', { 'if-none-match': etag }))).toBe('home anew')
})

test('what Next has to do is left to Next', async () => {
  const isolate = new Isolate()
  await isolate.request(() => render(HOME, 'home', 'events'))
  await isolate.request(() => render(LANTERN, 'la page', 'events'))
  const left: readonly [string, string, Record<string, string>?, string?][] = [
    ['a page that is not kept here', '/en/events/lantern'],
    ['a page made for one reader', '/en/sign-in'],
    ['an address in other words', '/fr/events/lantern', { 'accept-language': 'fr' }],
    ['a language to remember', '/fr/evenements/lantern', { 'accept-language': 'en', 'sec-fetch-dest': 'document' }],
    ['a language to weigh', '/fr/evenements/lantern', { 'accept-language': 'fr;q=0.5, en' }],
    ['a language that was chosen otherwise', '/en', { cookie: 'a=b; NEXT_LOCALE=fr' }],
    ['pieces of a page', '/en', { rsc: '1' }],
    ['a page to be made anew', '/en', { 'x-prerender-revalidate': 'preview' }],
    ['a head alone', '/en', {}, 'HEAD'],
    ['a write', '/en', {}, 'POST'],
  ]
  for (const [what, path, headers, method] of left) expect(await isolate.request(() => answered(path, headers, method)), what).toBeNull()
  expect(await isolate.request(() => answered('/en', { cookie: 'NEXT_LOCALE=en', 'accept-language': 'fr' }))).toBe('home')
})

test('a page past its time is left to Next, which has it made anew', async () => {
  const isolate = new Isolate()
  await isolate.request(() => cache.set(HOME, page('home', 'events', 60)))
  expect(await isolate.request(() => answered('/en'))).toBe('home')
  wait(61_000)
  expect(await isolate.request(() => answered('/en'))).toBeNull()
})

test('what is not there is not answered from memory', async () => {
  const isolate = new Isolate()
  const missing = { ...page('no such night', 'events'), meta: { status: 404, headers: { 'x-next-cache-tags': 'events' } } }
  await isolate.request(() => cache.set(LANTERN, missing))
  expect(await isolate.request(() => answered('/fr/evenements/lantern', { 'accept-language': 'fr' }))).toBeNull()
})

const list = (isolate: Isolate, made: string, path = '/en/events') => isolate.request(async () => (await asks(path, {}, 'GET', made)).text())

test('a list that nobody asks anything of is made once for all isolates, until an event changes', async () => {
  const [one, other] = [new Isolate(), new Isolate()]
  expect(await list(one, 'first')).toBe('first')
  expect(await list(one, 'again')).toBe('first')
  expect(await list(other, 'elsewhere')).toBe('first')
  wait(100)
  await other.request(() => invalidateTags(['events'], { redis: createRedis(settings) }))
  wait(2_000)
  expect(await list(one, 'second')).toBe('second')
  wait(301_000)
  expect(await list(one, 'third')).toBe('third')
})

test('while one reader has a list made, the others are given the old one', async () => {
  const isolate = new Isolate()
  await list(isolate, 'old')
  wait(301_000)
  const seen = await isolate.request(async () => {
    const first = edgeRequest()
    const slow = answerPage(new Request('http://fair.test/en/events'), first, async () => {
      const meanwhile = await answerPage(new Request('http://fair.test/en/events'), { ...first, ctx: { ...first.ctx } }, async () => new Response('made twice'))
      return new Response(await meanwhile.text())
    })
    return (await slow).text()
  })
  expect(seen).toBe('old')
})

test('of a crowd that comes to a cold isolate one has the list made', async () => {
  const isolate = new Isolate()
  let made = 0
  const seen = await isolate.request(async () => {
    const edge = edgeRequest()
    const one = async () => {
      const answer = await answerPage(new Request('http://fair.test/en/events'), { ...edge, ctx: { ...edge.ctx } }, async () => {
        made += 1
        await new Promise((done) => setTimeout(done, 100))
        return new Response('made', { headers: { 'content-security-policy': "script-src 'nonce-bm9uY2U='" } })
      })
      return answer.text()
    }
    return Promise.all(Array.from({ length: 20 }, one))
  })
  expect([new Set(seen), made]).toEqual([new Set(['made']), 1])
})

test('nobody waits for a page whose making came to nothing', async () => {
  const isolate = new Isolate()
  await isolate.request(() => served(HOME))
  wait(2_000)
  expect(await isolate.request(() => answered('/en'))).toBeNull()
})

test('a list with a query is made for whoever asks', async () => {
  const isolate = new Isolate()
  await list(isolate, 'all')
  expect(await list(isolate, 'some', '/en/events?q=lantern')).toBe('some')
  expect(await list(isolate, 'all anew')).toBe('all')
})

test('a list that is kept has hashes where its first reader had a nonce, and gives nobody a cookie', async () => {
  const isolate = new Isolate()
  const scriptOf = (nonce: string) => String.raw`self.__next_f.push([1,"{\"nonce\":\"${nonce}\"}"])`
  const made = `<script nonce="bm9uY2U=">${scriptOf('bm9uY2U=')}</script><script nonce="bm9uY2U=">alert(1)</script>`
  expect(await list(isolate, made)).toBe(made)
  const kept = await isolate.request(async () => asks('/en/events'))
  expect(await kept.text()).toBe(`<script>${scriptOf('')}</script><script>alert(1)</script>`)
  expect(kept.headers.get('content-security-policy')).toMatch(/script-src 'self' 'sha256-[^ ]+';/)
  expect(kept.headers.get('set-cookie')).toBeNull()
})
