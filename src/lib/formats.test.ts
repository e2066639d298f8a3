import { expect, test } from 'vitest'
import { dateFormat, numberFormat } from './formats'

test('a format is made once, for its language and its options', () => {
  const time = { hour: 'numeric', minute: '2-digit', timeZone: 'Europe/Berlin' } as const
  expect(dateFormat('en', time)).toBe(dateFormat('en', { ...time }))
  expect(dateFormat('en', time)).not.toBe(dateFormat('de', time))
  expect(dateFormat('en', time)).not.toBe(dateFormat('en', { ...time, timeZone: 'Africa/Lagos' }))
  expect(numberFormat('de', { style: 'currency', currency: 'EUR' }).format(79)).toBe('79,00\u00a0€')
})

test('no more are kept than a page could want', () => {
  const first = numberFormat('en', { minimumFractionDigits: 0 })
  for (let digits = 0; digits < 501; digits += 1) numberFormat(`en-u-nu-latn-x-${digits}`, {})
  expect(numberFormat('en', { minimumFractionDigits: 0 })).not.toBe(first)
})
