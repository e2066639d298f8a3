import { createServer, type Server } from 'node:http'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { testDatabase } from '@/db/testing'
import { makeEvent } from '@/domains/events/testing'
import { answerApi } from '@/platform/front-door'

const { db, settings } = testDatabase()
let fonts: Server
let fontsFetched = 0
beforeAll(async () => {
  // The site's static files, of which the drawing needs its fonts.
  fonts = createServer((request, response) => {
    fontsFetched += 1
    void readFile(`public${request.url}`).then((file) => response.end(file))
  })
  await new Promise<void>((listening) => fonts.listen(0, '127.0.0.1', listening))
  const address = fonts.address()
  const port = typeof address === 'object' ? address?.port : undefined
  for (const [name, value] of Object.entries({ ...settings, APP_URL: `http://127.0.0.1:${port}` })) vi.stubEnv(name, value)
})
afterAll(() => fonts.close())

const get = async (path: string, method = 'GET') => {
  const response = await answerApi(new Request(`http://127.0.0.1${path}`, { method }), { waitUntil: () => {} })
  if (!response) throw new Error(`${path} is no API path`)
  return response
}
const NO_VERSION = '0'.repeat(14)

test('an event’s image, under the name of what it shows now, for ever; another name leads there', async () => {
  const { slug } = await makeEvent(db, { name: { en: 'Lanterns', ar: 'فوانيس' } })
  for (const language of ['en', 'ar']) {
    const moved = await get(`/api/cards/events/${slug}/${language}-${NO_VERSION}.png`)
    expect(moved.status).toBe(302)
    const path = moved.headers.get('location') ?? ''
    const image = await get(path)
    expect([image.status, image.headers.get('content-type'), image.headers.get('cache-control')]).toEqual([
      200, 'image/png', 'public, max-age=31536000, immutable',
    ])
    const bytes = await image.arrayBuffer()
    expect([new DataView(bytes).getUint32(16), new DataView(bytes).getUint32(20)]).toEqual([1200, 630])
    expect(await (await get(path)).arrayBuffer()).toEqual(bytes)
  }
  expect(fontsFetched).toBe(5)
})

test('the site’s own image', async () => {
  const moved = await get(`/api/cards/site/fr-${NO_VERSION}.png`)
  expect((await get(moved.headers.get('location') ?? '')).status).toBe(200)
})

test('a draft, an unknown event, language or form of name are not there', async () => {
  const { slug } = await makeEvent(db, { status: 'draft' })
  const paths = [`events/${slug}/en-${NO_VERSION}.png`, `events/nowhere/en-${NO_VERSION}.png`, `site/xx-${NO_VERSION}.png`, 'site/en.png', `events/A B/en-${NO_VERSION}.png`, '']
  for (const path of paths) expect([path, (await get(`/api/cards/${path}`)).status]).toEqual([path, 404])
  expect((await get(`/api/cards/site/en-${NO_VERSION}.png`, 'POST')).status).toBe(405)
})
