import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressOf } from '@/lib/addresses'
import { newId } from '@/lib/ids'
import { listCursor, listInput } from '../contract'
import { listHref, without } from './list-address'
import { readListQuery, unreadFields } from './list-query'

const cursor = listCursor.encode({ at: new Date('2026-07-03T12:00:00.123Z'), id: newId('evt') })

describe('readListQuery', () => {
  test('takes what it can read and leaves out the rest', () => {
    const params = { q: ' jazz ', from: '2026-02-30', to: '2026-07-05', city: 'Lyon', kind: 'opera', cursor: 'nonsense', utm: 'x' }
    expect(readListQuery(params)).toEqual({ q: 'jazz', to: '2026-07-05', city: 'Lyon' })
    expect(unreadFields(params)).toEqual(['from', 'kind', 'cursor'])
    expect(unreadFields({ q: 'x'.repeat(10_000), kind: 'any', from: '', to: undefined })).toEqual(['q'])
  })

  test('of what is there twice it takes the first, and "any" filters nothing', () => {
    expect(readListQuery({ q: ['one', 'two'], kind: 'any', city: 'any', from: '' })).toEqual({ q: 'one' })
  })

  test('whatever stands in an address, the list accepts it once reversed days are out', () => {
    const texts = fc.option(fc.oneof(fc.string(), fc.constantFrom('2026-07-03', 'concert', 'Berlin', cursor, 'A_', 'AAA=')), { nil: undefined })
    fc.assert(
      fc.property(fc.record({ q: texts, from: texts, city: texts, kind: texts, cursor: texts }), (params) => {
        expect(listInput.safeParse(readListQuery(params)).success).toBe(true)
      }),
    )
  })
})

describe('listHref', () => {
  test('an address that is read again says the same', () => {
    const query = { q: 'señor & co', from: '2026-07-03', city: 'Málaga', kind: 'concert', cursor } as const
    const href = listHref(query)
    expect(readListQuery(Object.fromEntries(new URL(addressOf(href, 'fr'), 'http://127.0.0.1').searchParams))).toEqual(query)
    expect(listHref({})).toBe('/events')
  })

  test('without a filter one is back on the first page', () => {
    expect(without({ q: 'jazz', city: 'Lyon', cursor }, 'city')).toEqual({ q: 'jazz' })
  })
})

test('a cursor comes back as it was, and none that was tampered with is read', () => {
  const at = { at: new Date('2026-07-03T12:00:00.123Z'), id: newId('evt') }
  expect(listCursor.decode(listCursor.encode(at))).toEqual(at)
  for (const broken of ['', cursor.slice(1), `${cursor}AAAA`, btoa('1.evt_x'), `${cursor.slice(0, -2)}==`]) {
    expect(listCursor.safeDecode(broken).success).toBe(false)
  }
})
