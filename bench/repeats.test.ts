import { expect, test } from 'vitest'
import { withRepeats } from './repeats.ts'

test('one in so many comes twice in a row', () => {
  expect(withRepeats(['a', 'b', 'c', 'd', 'e'], 0.25)).toEqual(['a', 'a', 'b', 'c', 'd', 'e', 'e'])
  const repeated = withRepeats(Array.from({ length: 20_000 }, (_, index) => index), 0.05)
  expect(repeated.length).toBe(21_000)
  expect(new Set(repeated).size).toBe(20_000)
})
