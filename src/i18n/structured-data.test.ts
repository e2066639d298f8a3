import { describe, expect, it } from 'vitest'
import { breadcrumbData, faqData, siteData } from './structured-data'
import { schemaProblems } from './testing'

const origin = 'https://fairground.example'
const inContext = (...nodes: unknown[]) => ({ '@context': 'https://schema.org', '@graph': nodes })

describe('what pages say to programs', () => {
  it('is schema.org’s own words', () => {
    const site = siteData({ origin, locale: 'de', name: 'Fairground', description: 'Tickets.' })
    const crumbs = breadcrumbData(origin, [{ name: 'Fairground', path: '/de' }, { name: 'Veranstaltungen', path: '/de/veranstaltungen' }])
    const faq = faqData([{ question: 'Is the fee inside?', answer: 'Yes.' }])
    expect(schemaProblems(inContext(...site, crumbs, faq))).toEqual([])
  })

  it('leads the search of a language to its own list', () => {
    expect(siteData({ origin, locale: 'fr', name: 'Fairground', description: '' })).toMatchObject([
      { potentialAction: { target: { urlTemplate: `${origin}/fr/evenements?q={search_term_string}` } } },
      {},
    ])
  })
})

describe('the check of schema.org’s words', () => {
  const event = { '@type': 'MusicEvent', name: 'Velvet Static', offers: { '@type': 'Offer', price: '25.00', availability: 'https://schema.org/SoldOut' } }
  const wrong: readonly [string, unknown][] = [
    ['a misspelled class', { ...event, '@type': 'MusikEvent' }],
    ['a misspelled property', { ...event, startDatum: '2026-07-17' }],
    ['a property of another class', { ...event, priceCurrency: 'EUR' }],
    ['a property of another class, further in', { ...event, offers: { '@type': 'Offer', doorTime: '19:00' } }],
    ['a value of a class it does not hold', { ...event, location: { '@type': 'Offer', price: '1' } }],
    ['a constant of another property', { ...event, eventStatus: 'https://schema.org/SoldOut' }],
    ['a misspelled constant', { ...event, offers: { '@type': 'Offer', availability: 'https://schema.org/Soldout' } }],
  ]

  it('takes what is right', () => {
    expect(schemaProblems(inContext(event))).toEqual([])
    expect(schemaProblems({ '@context': 'https://schema.org', ...event })).toEqual([])
  })

  it.each(wrong)('finds %s', (_, node) => {
    expect(schemaProblems(inContext(node))).toHaveLength(1)
  })

  it('finds another context', () => {
    expect(schemaProblems({ '@context': 'http://schema.org.example', ...event })).toHaveLength(1)
  })
})
