import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import type { EventSummary } from '../contract'
import { arrangeHome } from './home'

const NOW = new Date('2026-07-03T12:00:00Z')

function event(slug: string, startsAt: string, facts: Partial<EventSummary> = {}): EventSummary {
  return {
    id: newId('evt'), slug, kind: 'concert', status: 'published', name: { en: slug }, summary: { en: slug }, startsAt: new Date(startsAt),
    endsAt: new Date('2026-12-31T00:00:00Z'), nextOccurrenceAt: null, timeZone: 'UTC', venueName: 'Hall', city: 'Leipzig', country: 'DE',
    colors: ['#000000', '#ffffff'], fromPrice: { minor: 1000, currency: 'EUR' }, soldOut: false, ...facts,
  }
}

const slugs = (events: readonly EventSummary[]) => events.map(({ slug }) => slug)

test('a festival that can be bought is large; what is on and what comes stand apart; none is there twice', () => {
  const home = arrangeHome(
    [
      event('market', '2026-07-03T08:00:00Z', { kind: 'festival' }),
      event('tonight', '2026-07-03T20:00:00Z'),
      event('gone', '2026-07-10T12:00:00Z', { kind: 'festival', soldOut: true, fromPrice: null }),
      event('festival', '2026-08-01T12:00:00Z', { kind: 'festival' }),
    ],
    NOW,
  )
  expect(home.featured?.slug).toBe('festival')
  expect(slugs(home.onNow)).toEqual(['market'])
  expect(slugs(home.soon)).toEqual(['tonight', 'gone'])
})

test('without a festival the next event that can be bought is large', () => {
  const home = arrangeHome([event('full', '2026-07-04T12:00:00Z', { soldOut: true, fromPrice: null }), event('open', '2026-07-05T12:00:00Z')], NOW)
  expect(home.featured?.slug).toBe('open')
  expect(slugs(home.soon)).toEqual(['full'])
})

test('when all that is left is on now, it is large and not listed again', () => {
  expect(arrangeHome([event('last', '2026-07-01T12:00:00Z')], NOW)).toMatchObject({ featured: { slug: 'last' }, onNow: [], soon: [] })
})

test('an empty world has nothing large', () => {
  expect(arrangeHome([], NOW)).toEqual({ featured: null, onNow: [], soon: [] })
})
