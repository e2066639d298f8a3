import { expect, test } from 'vitest'
import { pollDelayMs } from './poll-delays'

test('looks often at first, rarer later, and stops after a minute', () => {
  const delays: number[] = []
  for (let looks = 1; ; looks += 1) {
    const delay = pollDelayMs(looks)
    if (delay === null) break
    delays.push(delay)
  }
  expect(delays[0]).toBe(1000)
  expect(delays).toEqual(delays.toSorted((a, b) => a - b))
  const total = delays.reduce((sum, delay) => sum + delay, 0)
  expect(total).toBeGreaterThanOrEqual(55_000)
  expect(total).toBeLessThanOrEqual(65_000)
})
