import { describe, expect, it } from 'vitest'
import { nextQuantity, stepOfKey } from './quantity'

describe('nextQuantity', () => {
  const bounds = { min: 2, max: 5 }

  it('jumps over what may not be ordered', () => {
    expect(nextQuantity(0, 'up', bounds)).toBe(2)
    expect(nextQuantity(2, 'down', bounds)).toBe(0)
  })

  it('stays within its bounds', () => {
    expect(nextQuantity(5, 'up', bounds)).toBe(5)
    expect(nextQuantity(0, 'down', bounds)).toBe(0)
    expect(nextQuantity(3, 'most', bounds)).toBe(5)
    expect(nextQuantity(3, 'none', bounds)).toBe(0)
  })

  it('takes a digit for the quantity, within its bounds', () => {
    expect([0, 1, 3, 9].map((digit) => nextQuantity(4, digit, bounds))).toEqual([0, 2, 3, 5])
  })

  it('comes back into bounds that have shrunk meanwhile', () => {
    expect(nextQuantity(5, 'down', { min: 1, max: 2 })).toBe(2)
    expect(nextQuantity(5, 'up', { min: 1, max: 2 })).toBe(2)
    expect(nextQuantity(1, 'up', { min: 4, max: 3 })).toBe(0)
  })
})

describe('stepOfKey', () => {
  it('knows the arrows, the signs, a digit, and what is pressed without a hint', () => {
    expect(['ArrowUp', '+', 'Enter', ' '].map(stepOfKey)).toEqual(['up', 'up', 'up', 'up'])
    expect(['ArrowDown', '-', 'Backspace', 'End', '7'].map(stepOfKey)).toEqual(['down', 'down', 'none', 'most', 7])
  })

  it('leaves all others to the page', () => {
    expect(['Tab', 'Escape', 'a', 'F8', 'PageDown'].map(stepOfKey)).toEqual([null, null, null, null, null])
  })
})
