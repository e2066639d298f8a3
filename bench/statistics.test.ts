import { expect, test } from 'vitest'
import { percentile, percentiles } from './statistics.ts'

test('percentiles by nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect(percentiles(hundred)).toEqual({ p50: 50, p95: 95, p99: 99 })
  expect(percentiles([3])).toEqual({ p50: 3, p95: 3, p99: 3 })
  expect(percentile([1, 2], 0.5)).toBe(1)
  expect(percentile([], 0.5)).toBeNaN()
})
