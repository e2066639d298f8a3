import { expect, test } from 'vitest'
import { sitemapIndexXml, sitemapXml } from './sitemap'

const ORIGIN = 'https://fairground.example'
const page = { address: { pathname: '/events/[slug]' as const, params: { slug: 'saltlight' } }, changedAt: new Date('2026-07-01T10:00:00Z') }

test('a page stands in a sitemap once in every language, each time with all of them', () => {
  const xml = sitemapXml([page], ORIGIN)
  expect(xml.match(/<url>/g)).toHaveLength(5)
  expect(xml.match(/<loc>https:\/\/fairground\.example\/de\/veranstaltungen\/saltlight<\/loc>/g)).toHaveLength(1)
  expect(xml.match(/hreflang="ar" href="https:\/\/fairground\.example\/ar\/faaliyat\/saltlight"/g)).toHaveLength(5)
  expect(xml.match(/hreflang="x-default" href="https:\/\/fairground\.example\/en\/events\/saltlight"/g)).toHaveLength(5)
  expect(xml.match(/<lastmod>2026-07-01T10:00:00\.000Z<\/lastmod>/g)).toHaveLength(5)
})

test('what nobody knows the change of has no date', () => {
  expect(sitemapXml([{ address: '/', changedAt: null }], ORIGIN)).not.toContain('lastmod')
})

test('a list of sitemaps, fit for XML', () => {
  expect(sitemapIndexXml([`${ORIGIN}/a.xml?b&c`])).toContain('<sitemap><loc>https://fairground.example/a.xml?b&amp;c</loc></sitemap>')
})

test('a full part keeps to the limits of the protocol and of what is cached whole', () => {
  const full = Array.from({ length: 200 }, () => ({ ...page, address: { ...page.address, params: { slug: 'a'.repeat(100) } } }))
  const xml = sitemapXml(full, ORIGIN)
  expect(xml.match(/<url>/g)).toHaveLength(1_000)
  expect(xml.length).toBeLessThan(1_500_000)
})
