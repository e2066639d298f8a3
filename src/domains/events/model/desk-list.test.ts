import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import type { DeskEvent } from '../contract'
import { arrangeDeskEvents } from './desk-list'

const event = (name: string, facts: Partial<DeskEvent> = {}): DeskEvent => ({
  id: newId('evt'), slug: name, kind: 'concert', status: 'published', name: { en: name }, timeZone: 'Europe/Berlin', venueName: 'Werk 9', city: 'Leipzig',
  startsAt: new Date('2026-07-01T18:00:00Z'), endsAt: new Date('2026-07-01T21:00:00Z'), isOver: false, sold: 0, held: 0, capacity: 100, ...facts,
})
const LIST = [
  event('Zephyr', { sold: 3, startsAt: new Date('2026-07-03T18:00:00Z') }),
  event('Äther', { sold: 9, status: 'draft', city: 'Łódź' }),
  event('Boreal', { name: { en: 'Boreal', de: 'Nordlicht' }, startsAt: new Date('2026-07-02T18:00:00Z') }),
]
const names = (list: readonly DeskEvent[]) => list.map(({ name }) => name.en)

test('events are found by what they are called in any language, and by where they are', () => {
  expect(names(arrangeDeskEvents(LIST, { q: 'nordl' }, 'en'))).toEqual(['Boreal'])
  expect(names(arrangeDeskEvents(LIST, { q: 'lodz ather' }, 'en'))).toEqual(['Äther'])
  expect(names(arrangeDeskEvents(LIST, { status: 'draft' }, 'en'))).toEqual(['Äther'])
  expect(names(arrangeDeskEvents(LIST, {}, 'en'))).toEqual(['Zephyr', 'Äther', 'Boreal'])
})

test('they stand by name as the reader’s language sorts, by date, and by what is sold', () => {
  expect(names(arrangeDeskEvents(LIST, { sort: 'name' }, 'de'))).toEqual(['Äther', 'Boreal', 'Zephyr'])
  expect(names(arrangeDeskEvents(LIST, { sort: '-date' }, 'en'))).toEqual(['Zephyr', 'Boreal', 'Äther'])
  expect(names(arrangeDeskEvents(LIST, { sort: '-sold' }, 'en'))).toEqual(['Äther', 'Zephyr', 'Boreal'])
})
