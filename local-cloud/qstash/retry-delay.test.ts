import { expect, test } from 'vitest'
import { durationMs } from './options.ts'
import { askedDelayMs, backoffMs, retryDelayMs } from './retry-delay.ts'

test('expressions as the vendor documents them', () => {
  expect(retryDelayMs('1000', 3)).toBe(1000)
  expect(retryDelayMs('1000 * (1 + retried)', 3)).toBe(4000)
  expect(retryDelayMs('pow(2, retried) * 1000', 3)).toBe(8000)
  expect(retryDelayMs('max(1000, pow(2, retried) * 100)', 0)).toBe(1000)
  expect(retryDelayMs('-5 + 2', 0)).toBe(0)
  expect(retryDelayMs('pow(10, 20)', 0)).toBe(86_400_000)
  for (const wrong of ['', '1 +', 'eval(1)', 'toString(1)', '(1', '1 2', 'retried(']) expect(retryDelayMs(wrong, 0)).toBeNull()
})

test('the default doubles from a quarter of a second', () => {
  expect([0, 1, 2, 3].map(backoffMs)).toEqual([250, 500, 1000, 2000])
})

test('an answer may ask for its own delay', () => {
  const now = Date.UTC(2026, 0, 1)
  expect(askedDelayMs({ 'retry-after': ['10'] }, now)).toBe(10_000)
  expect(askedDelayMs({ 'x-ratelimit-reset': ['6m5s'] }, now)).toBe(365_000)
  expect(askedDelayMs({ 'retry-after': ['Thu, 01 Jan 2026 00:01:00 GMT'] }, now)).toBe(60_000)
  expect(askedDelayMs({ 'retry-after': ['999999'] }, now)).toBeNull()
  expect(askedDelayMs({}, now)).toBeNull()
})

test('durations', () => {
  expect(durationMs('delay', '1d10h30m')).toBe(124_200_000)
  expect(durationMs('delay', '90')).toBe(90_000)
  expect(() => durationMs('delay', '5 minutes')).toThrow('invalid delay')
})
