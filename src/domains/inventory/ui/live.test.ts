import { describe, expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import type { LiveOffers, Offer } from '../contract'
import { liveOfferOf } from '../model'
import { lineKey } from './cart'
import { askAgainMs, isCovered, newsOf, shortfalls, withTold } from './live'

const asked = new Date('2026-07-01T12:00:00Z')
const later = new Date('2026-07-01T12:00:05Z')

function offer(facts: Partial<Offer> = {}): Offer {
  return {
    ticketTypeId: newId('tty'), occurrenceId: null, kind: 'standard', admission: 'single', name: { en: 'Standing' },
    description: { en: 'One person' }, price: { minor: 2500, currency: 'EUR' }, tier: null, nextPrice: null, state: 'on_sale',
    opensAt: null, closesAt: null, left: null, minPerOrder: 1, maxPerOrder: 10, ...facts,
  }
}
const told = (now: Date, ...offers: Offer[]): LiveOffers => ({ now, offers: offers.map(liveOfferOf) })

describe('what is told', () => {
  const standing = offer({ left: 5 })
  const hidden = offer({ name: { en: 'Friends' } })
  const gone: Offer = { ...standing, state: 'sold_out', left: 0 }

  test('takes the place of what was asked for before, and of nothing newer', () => {
    expect(withTold([standing, hidden], asked, told(later, gone))).toEqual([gone, hidden])
    expect(withTold([standing], later, told(asked, gone))).toEqual([standing])
    expect(withTold([standing], asked, null)).toEqual([standing])
  })

  test('covers a page that shows what everybody may see, and no other', () => {
    const [friday, saturday] = [newId('occ'), newId('occ')]
    const [early, late] = [offer({ occurrenceId: friday }), offer({ occurrenceId: saturday })]
    const all = told(later, standing, early, late)
    expect(isCovered([standing, early], friday, all)).toBe(true)
    expect(isCovered([standing, early, hidden], friday, all)).toBe(false)
    expect(isCovered([standing], friday, all)).toBe(false)
    expect(isCovered([standing], null, all)).toBe(true)
  })
})

test('who gets no answer asks again after as long again, up to five minutes', () => {
  const at = (seconds: number) => 1_000_000 + seconds * 1000
  expect(askAgainMs({ dataUpdatedAt: at(0), errorUpdatedAt: 0 }, 20_000)).toBe(20_000)
  expect(askAgainMs({ dataUpdatedAt: at(50), errorUpdatedAt: at(40) }, 20_000)).toBe(20_000)
  expect(askAgainMs({ dataUpdatedAt: at(0), errorUpdatedAt: at(20) }, 20_000)).toBe(20_000)
  expect(askAgainMs({ dataUpdatedAt: at(0), errorUpdatedAt: at(80) }, 20_000)).toBe(80_000)
  expect(askAgainMs({ dataUpdatedAt: at(0), errorUpdatedAt: at(4000) }, 20_000)).toBe(300_000)
})

test('sold out and back again are news; what is new on the page or opens is not', () => {
  const [one, two, three] = [offer(), offer({ state: 'sold_out', left: 0 }), offer({ state: 'not_open_yet' })]
  const before = new Map([one, two, three].map((each) => [lineKey(each), each.state]))
  const now: Offer[] = [{ ...one, state: 'sold_out', left: 0 }, { ...two, state: 'on_sale', left: 1 }, { ...three, state: 'on_sale' }, offer({ state: 'sold_out' })]
  expect(newsOf(before, now).map(({ kind, offer: { ticketTypeId } }) => [kind, ticketTypeId])).toEqual([
    ['soldOut', one.ticketTypeId],
    ['back', two.ticketTypeId],
  ])
})

test('a choice falls short of what is left, also where nothing is; many left are enough', () => {
  const [few, none, many] = [offer({ left: 2 }), offer({ left: 0, state: 'sold_out' }), offer()]
  const picks = Object.fromEntries([few, none, many].map((each) => [lineKey(each), 3]))
  expect(shortfalls([few, none, many], picks).map(({ wanted, left }) => [wanted, left])).toEqual([[3, 2], [3, 0]])
  expect(shortfalls([few], { [lineKey(few)]: 2 })).toEqual([])
})
