import { beforeAll, describe, expect, it, vi } from 'vitest'
import { testDatabase } from '@/db/testing'
import { EVENTS_TAG } from '@/domains/events/contract'
import { makeEvent } from '@/domains/events/testing'
import { invalidateTags } from '@/platform/cache/invalidate'
import { answerApi } from '@/platform/front-door'
import { createRedis } from '@/platform/redis'

const database = testDatabase()
const { db, settings } = database
beforeAll(async () => {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
  // Other files' sitemaps lie in the same Redis.
  await invalidateTags([EVENTS_TAG], { redis: createRedis(settings) })
})

const get = async (path: string, method = 'GET') => {
  const response = await answerApi(new Request(`http://127.0.0.1${path}`, { method }), { waitUntil: () => {} })
  if (!response) throw new Error(`${path} is not answered`)
  return response
}
const changed = () => invalidateTags([EVENTS_TAG], { redis: createRedis(settings) })

describe('what search engines ask for', () => {
  it('says that all but the API may be read, and where the sitemap is', async () => {
    const text = await (await get('/robots.txt')).text()
    expect(text).toContain('Disallow: /api/')
    expect(text).toContain('Allow: /api/cards/')
    expect(text).toContain(`Sitemap: ${settings.APP_URL}/sitemap.xml`)
  })

  it('names what is published, and is made anew once something has changed', async () => {
    const { slug } = await makeEvent(db)
    const draft = await makeEvent(db, { status: 'draft' })
    await changed()
    expect(await (await get('/sitemap.xml')).text()).toContain(`<loc>${settings.APP_URL}/sitemaps/1.xml</loc>`)
    const response = await get('/sitemaps/1.xml')
    expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8')
    const xml = await response.text()
    expect(xml).toContain(`<loc>${settings.APP_URL}/de/veranstaltungen/${slug}</loc>`)
    expect(xml).not.toContain(draft.slug)

    const before = database.roundTrips()
    expect(await (await get('/sitemaps/1.xml')).text()).toBe(xml)
    expect(database.roundTrips()).toBe(before)

    const next = await makeEvent(db)
    expect(await (await get('/sitemaps/1.xml')).text()).not.toContain(next.slug)
    await changed()
    expect(await (await get('/sitemaps/1.xml')).text()).toContain(next.slug)
  })

  it('has as many parts as the events need, each within a megabyte and a half', async () => {
    const { orgId, venueId } = await makeEvent(db)
    await db.execute(`
      insert into events (id, org_id, venue_id, slug, kind, status, name, summary, body, time_zone, currency, capacity, colors,
        starts_at, next_at, ends_at, admission_opens_at)
      select new_id('evt'), '${orgId}', '${venueId}', 'one-of-twenty-thousand-' || n, 'concert', 'published', '{"en":"Many"}', '{"en":"…"}',
        '{"en":"…"}', 'Europe/Berlin', 'EUR', 100, '["#000000","#ffffff"]', now() + interval '1 day', now() + interval '1 day', now() + interval '2 days', now()
      from generate_series(1, 20000) n`)
    await changed()
    const index = await (await get('/sitemap.xml')).text()
    expect(index.match(/<sitemap>/g)).toHaveLength(1 + 101)
    const part = await (await get('/sitemaps/100.xml')).text()
    expect(part.match(/<url>/g)).toHaveLength(1_000)
    expect(part.length).toBeLessThan(1_500_000)
    expect((await get('/sitemaps/102.xml')).status).toBe(404)
  })

  it('is not there under other names', async () => {
    for (const path of ['/sitemaps/0.xml', '/sitemaps/x.xml', '/sitemaps/1', '/sitemaps', '/sitemaps/999999.xml']) {
      expect([path, (await get(path)).status]).toEqual([path, 404])
    }
    expect((await get('/sitemap.xml', 'POST')).status).toBe(405)
    expect(await (await get('/sitemaps/pages.xml')).text()).toContain(`<loc>${settings.APP_URL}/ar/faaliyat</loc>`)
  })
})
