import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { EVENTS_TAG } from '@/domains/events/contract'
import { LOCALES } from '@/lib/translated'
import { addressOf, inLanguage, KEPT_PAGES, KEPT_WITHOUT_QUERY, pageAt, PATHNAMES, readablePath, strayLanguage } from './addresses'

describe('addressOf', () => {
  it('speaks the language of the address, and leaves slugs and ids alone', () => {
    expect(addressOf('/', 'de')).toBe('/de')
    expect(addressOf('/events', 'fr')).toBe('/fr/evenements')
    expect(addressOf({ pathname: '/events/[slug]', params: { slug: 'paper-comets' }, hash: 'tickets' }, 'es')).toBe('/es/eventos/paper-comets#tickets')
    expect(addressOf({ pathname: '/orders/[orderId]', params: { orderId: 'ord_1' }, query: { key: 'a b', gone: undefined } }, 'ar')).toBe('/ar/talabat/ord_1?key=a+b')
  })

  it('cannot be talked into another page by what is put into it', () => {
    expect(addressOf({ pathname: '/events/[slug]', params: { slug: '../a?b#c' } }, 'en')).toBe('/en/events/..%2Fa%3Fb%23c')
  })
})

describe('pageAt', () => {
  it('knows a page by the words of any language', () => {
    const place = { page: '/events/[slug]', params: { slug: 'paper-comets' } }
    expect(pageAt('/fr/evenements/paper-comets')).toEqual({ ...place, locale: 'fr' })
    expect(pageAt('/fr/events/paper-comets')).toEqual({ ...place, locale: 'fr' })
    expect(pageAt('/ar')).toEqual({ page: '/', locale: 'ar', params: {} })
  })

  it('takes a page of its own before one with a parameter in its place', () => {
    expect(pageAt('/de/tickets/offline')?.page).toBe('/tickets/offline')
    expect(pageAt('/es/entradas/sin-conexion')?.page).toBe('/tickets/offline')
    expect(pageAt('/es/entradas/tkt_1')?.page).toBe('/tickets/[ticketId]')
  })

  it.each(['/events', '/xx/events', '/en/no/such/page', '/en/events/a/b'])('%s is none', (path) => {
    expect(pageAt(path)).toBeNull()
  })

  it('reads what cannot be decoded as it stands', () => {
    expect(pageAt('/en/events/%E0%A4%A')?.params).toEqual({ slug: '%E0%A4%A' })
  })
})

test('a path that cannot be decoded loses its percent signs', () => {
  expect(readablePath('/en/events/%E0%A4%A')).toBe('/en/events/E0A4A')
  expect(readablePath('/en/events/100%25')).toBe('/en/events/10025')
  expect(readablePath('/en/events/%C3%A9t%C3%A9')).toBe('/en/events/%C3%A9t%C3%A9')
})

test('a page behind a language that is not ours is still found', () => {
  expect(strayLanguage('/fr-CH/evenements')).toEqual({ locale: 'fr', rest: '/evenements' })
  expect(strayLanguage('/EN/events/lakeside')).toEqual({ locale: 'en', rest: '/events/lakeside' })
  expect(strayLanguage('/it')).toEqual({ locale: undefined, rest: '/' })
  for (const path of ['/', '/en', '/fr/evenements', '/faq', '/events', '/it/no/such', '/nonsense/events']) expect(strayLanguage(path), path).toBeNull()
})

test('the same page in another language keeps its parameters, its query and its hash', () => {
  expect(inLanguage('/fr/evenements/paper-comets?from=2027-01-01#tickets', 'de')).toBe('/de/veranstaltungen/paper-comets?from=2027-01-01#tickets')
  expect(inLanguage('/ar', 'en')).toBe('/en')
  expect(inLanguage('/en/no/such?a=1', 'es')).toBe('/es/no/such?a=1')
})

test('no two pages have one address in a language, and an old English one leads to one page only', () => {
  for (const locale of LOCALES) {
    const words = Object.values(PATHNAMES).map((wording) => (typeof wording === 'string' ? wording : wording[locale]))
    expect(new Set(words.map((word) => word.replace(/\[\w+\]/, '[]'))).size, locale).toBe(words.length)
  }
  const meanings = new Map<string, string>()
  for (const [page, wording] of Object.entries(PATHNAMES)) {
    for (const word of typeof wording === 'string' ? [wording] : Object.values(wording)) {
      const shape = word.replace(/\[\w+\]/, '[]')
      expect(meanings.get(shape) ?? page, shape).toBe(page)
      meanings.set(shape, page)
    }
  }
})

test('the pages that are kept for many are those whose files say for how long', () => {
  const filesOf = (page: string) => ['(site)', '(desk)', '(gate)'].map((place) => `src/app/[locale]/${place}${page === '/' ? '' : page}/page.tsx`)
  const isKept = (page: string) => filesOf(page).some((file) => existsSync(file) && /^export const revalidate = /m.test(readFileSync(file, 'utf8')))
  expect(Object.keys(PATHNAMES).filter(isKept)).toEqual([...KEPT_PAGES])
})

test('a list that is kept knows the tag of what it shows', () => {
  expect([...KEPT_WITHOUT_QUERY]).toEqual([['/events', [EVENTS_TAG]]])
})
