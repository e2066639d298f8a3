import { describe, expect, it } from 'vitest'
import { nextQuantity } from './quantity'

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

  it('comes back into bounds that have shrunk meanwhile', () => {
    expect(nextQuantity(5, 'down', { min: 1, max: 2 })).toBe(2)
    expect(nextQuantity(5, 'up', { min: 1, max: 2 })).toBe(2)
    expect(nextQuantity(1, 'up', { min: 4, max: 3 })).toBe(0)
  })
})
