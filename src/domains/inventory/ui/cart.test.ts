import { describe, expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import type { Offer } from '../contract'
import { boundsOf, chosenLines, groupOffers, lineKey, lowestPrice, piecesOf, ticketCount, totalOf, whyNone, wishOf } from './cart'

const euro = (minor: number) => ({ minor, currency: 'EUR' }) as const

function offer(facts: Partial<Offer> = {}): Offer {
  return {
    ticketTypeId: newId('tty'), occurrenceId: null, kind: 'standard', admission: 'single', name: { en: 'Standing' },
    description: { en: 'One person' }, price: euro(2500), tier: null, nextPrice: null, state: 'on_sale', opensAt: null,
    closesAt: null, left: null, minPerOrder: 1, maxPerOrder: 10, ...facts,
  }
}

const early = (left: number | null) => ({ name: { en: 'Early' }, endsAt: null, left })

describe('how many may be chosen', () => {
  test.each([
    [{}, { min: 1, max: 10 }],
    [{ left: 3 }, { min: 1, max: 3 }],
    [{ minPerOrder: 4, left: 3 }, { min: 4, max: 0 }],
    [{ state: 'sold_out' as const, left: 0 }, { min: 1, max: 0 }],
    [{ state: 'not_open_yet' as const }, { min: 1, max: 0 }],
    [{ state: 'closed' as const }, { min: 1, max: 0 }],
  ])('%o', (facts, bounds) => {
    expect(boundsOf(offer(facts))).toEqual(bounds)
  })
})

describe('what it costs', () => {
  test('a line over the end of a tier is split, as the reservation will be', () => {
    const reaching = offer({ price: euro(1500), tier: early(2), nextPrice: euro(2500) })
    expect(piecesOf(reaching, 5)).toEqual([{ quantity: 2, unitMinor: 1500 }, { quantity: 3, unitMinor: 2500 }])
    expect(piecesOf(reaching, 2)).toEqual([{ quantity: 2, unitMinor: 1500 }])
    expect(piecesOf(offer({ price: euro(1500), tier: early(null), nextPrice: euro(2500) }), 5)).toEqual([{ quantity: 5, unitMinor: 1500 }])
    expect(piecesOf(offer({ tier: early(1), nextPrice: euro(2500) }), 3)).toEqual([{ quantity: 3, unitMinor: 2500 }])
  })

  test('lines, total, count and wish of a cart; a wish above what is left shrinks to it', () => {
    const day = offer({ left: 2 })
    const vip = offer({ kind: 'vip', price: euro(9000) })
    const gone = offer({ state: 'sold_out', left: 0 })
    const lines = chosenLines([day, vip, gone], { [lineKey(day)]: 5, [lineKey(vip)]: 1, [lineKey(gone)]: 2 })
    expect(lines.map(({ quantity, amount }) => [quantity, amount.minor])).toEqual([[2, 5000], [1, 9000]])
    expect(totalOf(lines)).toEqual(euro(14_000))
    expect(ticketCount(lines)).toBe(3)
    expect(wishOf(lines)).toEqual([
      { ticketTypeId: day.ticketTypeId, occurrenceId: null, quantity: 2 },
      { ticketTypeId: vip.ticketTypeId, occurrenceId: null, quantity: 1 },
    ])
    expect(totalOf([])).toBeNull()
  })

  test('the lowest price is one to get in that can be paid now', () => {
    const free = offer({ price: euro(0) })
    const parking = offer({ kind: 'parking', price: euro(700) })
    expect(lowestPrice([free, parking, offer()])).toEqual(euro(2500))
    expect(lowestPrice([free])).toEqual(euro(0))
    expect(lowestPrice([parking])).toEqual(euro(700))
    expect(lowestPrice([offer(), offer({ price: euro(500), state: 'closed' }), offer({ price: euro(1200) })])).toEqual(euro(1200))
    expect(lowestPrice([offer({ state: 'sold_out' })])).toBeNull()
  })
})

test('the same type on two dates is two lines', () => {
  const first = offer({ occurrenceId: newId('occ') })
  expect(lineKey(first)).not.toBe(lineKey({ ...first, occurrenceId: newId('occ') }))
})

test('two dates share what a price tier has left', () => {
  const tuesday = offer({ occurrenceId: newId('occ'), price: euro(1500), tier: early(3), nextPrice: euro(2500) })
  const friday = { ...tuesday, occurrenceId: newId('occ') }
  const lines = chosenLines([tuesday, friday], { [lineKey(tuesday)]: 2, [lineKey(friday)]: 2 })
  expect(lines.map(({ amount }) => amount.minor)).toEqual([3000, 4000])
})

test('passes stand apart only where there are dates', () => {
  const evening = offer({ occurrenceId: newId('occ') })
  const pass = offer({ admission: 'subscription' })
  const tent = offer({ kind: 'camping' })
  expect(groupOffers([evening, pass, tent], true).map(({ group }) => group)).toEqual(['entry', 'stay', 'pass'])
  expect(groupOffers([pass, tent], false)).toEqual([{ group: 'entry', offers: [pass] }, { group: 'stay', offers: [tent] }])
})

describe('why nothing can be chosen', () => {
  const gone = offer({ state: 'sold_out', left: 0 })
  const closed = offer({ state: 'closed' })
  const opens = (day: number) => offer({ state: 'not_open_yet', opensAt: new Date(Date.UTC(2027, 5, day)) })

  test.each([
    ['one can', [gone, offer()], null],
    ['nothing is offered', [], null],
    ['all are taken', [gone, closed], { why: 'sold_out' }],
    ['fewer are left than are sold at once', [offer({ minPerOrder: 4, left: 3 })], { why: 'sold_out' }],
    ['the sale is over', [closed, closed], { why: 'closed' }],
    ['the first of them opens', [opens(9), gone, opens(3)], { why: 'not_open_yet', opensAt: new Date('2027-06-03') }],
    ['nobody knows when', [offer({ state: 'not_open_yet' })], { why: 'not_open_yet', opensAt: null }],
  ])('%s', (_, offers, expected) => {
    expect(whyNone(offers)).toEqual(expected)
  })
})
