import { expect, test } from 'vitest'
import { rangeText } from './date-text'

const london = { zone: 'Europe/London', locale: 'en' } as const
const at = (text: string) => new Date(`2027-01-${text}Z`)
const plain = (text: string) => text.replaceAll(/\s/gu, ' ')

test('what two moments share is said once', () => {
  expect(plain(rangeText(at('08T16:00'), at('08T16:50'), { ...london, format: 'time' }))).toBe('4:00 – 4:50 PM')
  expect(plain(rangeText(at('08T16:00'), at('10T23:00'), { ...london, format: 'short' }))).toBe('Jan 8 – 10')
})

test('times over midnight are times, without their dates', () => {
  for (const locale of ['en', 'fr', 'de', 'es', 'ar']) {
    expect(rangeText(at('08T23:00'), at('09T06:00'), { ...london, locale, format: 'time' })).not.toContain('2027')
  }
  expect(plain(rangeText(at('08T23:00'), at('09T06:00'), { ...london, locale: 'de', format: 'time' }))).toBe('23:00 – 6:00')
})

test('a line ends between two dates, never inside one', () => {
  const text = rangeText(at('08T16:00'), at('10T23:00'), { ...london, format: 'day' })
  expect(text.split(/[ \u2009]/u)).toEqual(['Fri,\u00A0January\u00A08', '–', 'Sun,\u00A0January\u00A010,\u00A02027'])
})
