import { describe, expect, it } from 'vitest'
import { announcementBetween, clockFace, phaseAt } from './countdown-phases'

describe('countdown', () => {
  it('is calm until its last two minutes', () => {
    expect(phaseAt(120_001)).toBe('calm')
    expect(phaseAt(120_000)).toBe('last')
    expect(phaseAt(1)).toBe('last')
    expect(phaseAt(0)).toBe('over')
    expect(phaseAt(-5000)).toBe('over')
  })

  it('reads 00:00 only when it is over', () => {
    expect(clockFace(600_000)).toBe('10:00')
    expect(clockFace(599_001)).toBe('10:00')
    expect(clockFace(61_000)).toBe('01:01')
    expect(clockFace(1)).toBe('00:01')
    expect(clockFace(0)).toBe('00:00')
    expect(clockFace(-1)).toBe('00:00')
  })

  it('speaks once at each threshold and not between them', () => {
    expect(announcementBetween(301_000, 300_000)).toBe(300_000)
    expect(announcementBetween(300_000, 299_000)).toBeNull()
    expect(announcementBetween(120_500, 119_500)).toBe(120_000)
    expect(announcementBetween(400, -600)).toBe(0)
    expect(announcementBetween(-600, -1600)).toBeNull()
  })

  it('says only the latest after the device slept through several', () => {
    expect(announcementBetween(400_000, 25_000)).toBe(30_000)
    expect(announcementBetween(400_000, -1)).toBe(0)
  })
})
