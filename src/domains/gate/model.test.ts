import { expect, test } from 'vitest'
import { SCAN_REASONS } from './contract'
import { isNewSight, momentText, nonceToRetry, RETRY_MS, SAME_CODE_MS, SCAN_TONES, type Sight } from './model'

test('only an admission is green', () => {
  expect(SCAN_REASONS.filter((reason) => SCAN_TONES[reason] === 'go')).toEqual(['admitted'])
})

test('a code held before the camera is read once; another, or the same after a while out of sight, again', () => {
  let last: Sight | null = null
  const see = (text: string, atMs: number) => {
    const isNew = isNewSight(last, { text, atMs })
    last = { text, atMs }
    return isNew
  }
  expect([see('a', 0), see('a', 100), see('a', 2900), see('a', 5500)]).toEqual([true, false, false, false])
  expect(see('b', 5600)).toBe(true)
  expect(see('a', 5700)).toBe(true)
  expect(see('a', 5700 + SAME_CODE_MS)).toBe(false)
  expect(see('a', 5700 + 2 * SAME_CODE_MS + 1)).toBe(true)
})

test('a retry of the same reading keeps its nonce for a while; another code or entrance has its own', () => {
  const waiting = [{ text: 'a', zoneId: null, nonce: 'n1', atMs: 1000 }]
  expect(nonceToRetry(waiting, { text: 'a', zoneId: null, atMs: 1000 + RETRY_MS })).toBe('n1')
  expect(nonceToRetry(waiting, { text: 'a', zoneId: null, atMs: 1001 + RETRY_MS })).toBeNull()
  expect(nonceToRetry(waiting, { text: 'b', zoneId: null, atMs: 1000 })).toBeNull()
  expect(nonceToRetry(waiting, { text: 'a', zoneId: 'zon_1', atMs: 1000 })).toBeNull()
})

test('a moment is said in the event’s zone, with its day when that is another', () => {
  const at = new Date('2026-07-03T22:30:00Z')
  expect(momentText(at, new Date('2026-07-04T10:00:00Z'), 'Europe/Berlin', 'de')).toMatch(/^0?0:30$/)
  expect(momentText(at, new Date('2026-07-04T10:00:00Z'), 'Africa/Lagos', 'en')).toMatch(/^Fri,? (Jul 3|3 Jul).*11:30/)
  expect(momentText(at, new Date('2026-07-05T10:00:00Z'), 'Europe/Berlin', 'fr')).toMatch(/^sam\.? 4 juil\.?.* 0?0:30$/)
})
