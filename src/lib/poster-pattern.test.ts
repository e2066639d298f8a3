import { expect, test } from 'vitest'
import { posterPattern } from './poster-pattern'

const NAMES = Array.from({ length: 200 }, (_, index) => `event-${index}`)

test('a name always has the same art', () => {
  expect(posterPattern('saltlight-festival')).toEqual(posterPattern('saltlight-festival'))
})

test('names differ: every shape comes up, and seldom twice the same picture', () => {
  const patterns = NAMES.map(posterPattern)
  expect(new Set(patterns.map(({ shape }) => shape)).size).toBe(6)
  expect(new Set(patterns.map((pattern) => JSON.stringify(pattern))).size).toBeGreaterThan(150)
})

test('stays within its frame', () => {
  for (const { x, y, count } of NAMES.map(posterPattern)) {
    expect([x >= 20 && x <= 80, y >= 30 && y <= 70, count >= 7 && count <= 12]).toEqual([true, true, true])
  }
})
