import { expect, test } from 'vitest'
import { acceptedLocale } from './accept-language'

test.each([
  [null, 'en'],
  ['', 'en'],
  ['fr', 'fr'],
  ['de-CH', 'de'],
  ['DE-ch', 'de'],
  ['ja, pt;q=0.9', 'en'],
  ['ja, es;q=0.1', 'es'],
  ['fr;q=0.4, ar;q=0.8, en;q=0.8', 'ar'],
  ['fr;q=0, de;q=0.001', 'de'],
  ['fr;q=2, de;q=0.5', 'de'],
  ['*', 'en'],
  ['english, deutsch', 'en'],
])('%s reads %s', (header, locale) => {
  expect(acceptedLocale(header)).toBe(locale)
})
