import type { APIRequestContext } from '@playwright/test'
import { schemaProblems } from '@/i18n/testing'
import { addressOf, type Address } from '@/lib/addresses'
import { LOCALES } from '@/lib/translated'
import { expect, test } from '../support/test.ts'

const FESTIVAL: Address = { pathname: '/events/[slug]', params: { slug: 'saltlight-festival' } }
const SERIES: Address = { pathname: '/events/[slug]', params: { slug: 'joystick-arena-sessions' } }

const unescaped = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#x27;', "'")

/** What a page's head says, read as a search engine does: without a browser. */
async function headOf(request: APIRequestContext, path: string) {
  const response = await request.get(path)
  expect([path, response.status()]).toEqual([path, 200])
  const html = await response.text()
  const tags = [...html.matchAll(/<(meta|link)\s([^>]*)>/g)].map(([, , text = '']) =>
    Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name.toLowerCase(), unescaped(value)])),
  )
  const meta = (name: string) => tags.filter((tag) => tag['property'] === name || tag['name'] === name).map(({ content = '' }) => content)
  const alternates = tags.filter(({ rel, hreflang }) => rel === 'alternate' && hreflang !== undefined)
  return {
    html,
    title: unescaped(/<title>(.*?)<\/title>/.exec(html)?.[1] ?? ''),
    canonical: tags.filter(({ rel }) => rel === 'canonical').map(({ href = '' }) => href),
    alternates: Object.fromEntries(alternates.map(({ hreflang = '', href = '' }) => [hreflang, href])),
    meta,
    data: [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, text = '']): unknown => JSON.parse(text)),
  }
}

for (const [name, address] of [['home', '/'], ['the list', '/events'], ['a festival', FESTIVAL], ['a series', SERIES]] as const) {
  test(`${name} is found in every language, and is itself in each`, async ({ request, stack }) => {
    const at = Object.fromEntries(LOCALES.map((locale) => [locale, stack.url + addressOf(address, locale)]))
    const titles = new Set<string>()
    for (const locale of LOCALES) {
      const { title, canonical, alternates, meta, data } = await headOf(request, addressOf(address, locale))
      titles.add(title)
      expect(canonical).toEqual([at[locale]])
      expect(alternates).toEqual({ ...at, 'x-default': at['en'] })
      expect(meta('robots')[0]).toContain('index, follow')
      expect(meta('description')[0]?.length).toBeGreaterThan(20)
      expect(meta('og:url')).toEqual([at[locale]])
      expect(meta('og:locale')[0]).toMatch(new RegExp(`^${locale}_`))
      expect(meta('og:locale:alternate')).toHaveLength(LOCALES.length - 1)
      expect(meta('twitter:card')).toEqual(['summary_large_image'])
      expect(data.flatMap(schemaProblems)).toEqual([])
      const image = await request.get(meta('og:image')[0] ?? '', { maxRedirects: 0 })
      expect([image.status(), image.headers()['content-type'], image.headers()['cache-control']]).toEqual([
        200, 'image/png', 'public, max-age=31536000, immutable',
      ])
      const bytes = await image.body()
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630])
    }
    expect(titles.size).toBe(LOCALES.length)
  })
}

test('questions are told with their answers, in plain words of every language', async ({ request }) => {
  const asked = new Set<unknown>()
  for (const locale of LOCALES) {
    const { data } = await headOf(request, addressOf('/faq', locale))
    expect(data.flatMap(schemaProblems)).toEqual([])
    expect(data).toMatchObject([{ '@graph': [{ '@type': 'FAQPage', mainEntity: expect.arrayContaining([{ '@type': 'Question', name: expect.any(String), acceptedAnswer: { '@type': 'Answer', text: expect.any(String) } }]) }] }])
    expect(JSON.stringify(data)).not.toMatch(/[<{]\/?(p|list|item|b)\b/)
    asked.add(JSON.stringify(data))
  }
  expect(asked.size).toBe(LOCALES.length)
})

test('an event says what it is, in words of schema.org, with offers that can be had', async ({ request }) => {
  const festival = await headOf(request, addressOf(FESTIVAL, 'en'))
  expect(festival.data).toMatchObject([{ '@graph': [{ '@type': 'Festival', offers: expect.arrayContaining([expect.objectContaining({ priceCurrency: 'EUR' })]) }, { '@type': 'BreadcrumbList' }] }])
  const series = await headOf(request, addressOf(SERIES, 'en'))
  expect(series.data).toMatchObject([{ '@graph': [{ '@type': 'EventSeries', eventSchedule: { repeatFrequency: 'P1W' } }, {}] }])
  const home = await headOf(request, '/en')
  expect(home.data).toMatchObject([{ '@graph': [{ '@type': 'WebSite', potentialAction: { '@type': 'SearchAction' } }, { '@type': 'Organization' }] }])
})

test('what is somebody’s own, and what only narrows a list, is not found', async ({ request }) => {
  for (const path of ['/en/cart', '/en/tickets', '/en/sign-in', '/en/sign-up', '/en/forgot-password', '/en/gate', '/en/events?q=salt']) {
    const { meta, alternates } = await headOf(request, path)
    expect([path, meta('robots')[0]]).toEqual([path, expect.stringContaining('noindex')])
    expect(alternates).toEqual({})
  }
})

test('the sitemap names pages that answer, and robots.txt names the sitemap', async ({ request, stack }) => {
  const robots = await (await request.get('/robots.txt')).text()
  expect(robots).toContain(`Sitemap: ${stack.url}/sitemap.xml`)
  const addressesIn = async (path: string) => [...(await (await request.get(path)).text()).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, at = '']) => at)
  const parts = await addressesIn(`${stack.url}/sitemap.xml`)
  expect(parts.slice(0, 2)).toEqual([`${stack.url}/sitemaps/pages.xml`, `${stack.url}/sitemaps/1.xml`])
  const pages = await addressesIn(parts[0] ?? '')
  const events = await addressesIn(parts[1] ?? '')
  expect(events).toContain(stack.url + addressOf(FESTIVAL, 'ar'))
  // The demo's own; other tests make and end events meanwhile.
  const known = events.filter((address) => /saltlight|joystick/.test(address))
  for (const address of [...pages, ...known]) expect([address, (await request.get(address, { maxRedirects: 0 })).status()]).toEqual([address, 200])
})
