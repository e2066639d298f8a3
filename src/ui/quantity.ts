/** A number is the quantity itself. */
type Step = 'up' | 'down' | 'none' | 'most' | number

const KEYS: ReadonlyMap<string, Step> = new Map([
  ['ArrowUp', 'up'],
  ['+', 'up'],
  ['Enter', 'up'],
  [' ', 'up'],
  ['ArrowDown', 'down'],
  ['-', 'down'],
  ['Home', 'none'],
  ['Delete', 'none'],
  ['Backspace', 'none'],
  ['End', 'most'],
])

/** What a key on the number asks for: a step, or the digit itself. Enter and Space are what is pressed when no hint says which. */
export function stepOfKey(key: string): Step | null {
  if (/^\d$/.test(key)) return Number(key)
  return KEYS.get(key) ?? null
}

/** The quantity after a step. `0` is always allowed; otherwise it stays within `min` and `max` (integers, `min` ≥ 1). */
export function nextQuantity(
  value: number,
  step: Step,
  { min, max }: { min: number; max: number },
): number {
  // Too few left for the smallest order: nothing to choose.
  if (max < min) return 0
  if (typeof step === 'number') return step === 0 ? 0 : Math.min(Math.max(step, min), max)
  switch (step) {
    case 'none':
      return 0
    case 'most':
      return max
    case 'up':
      return Math.min(Math.max(value + 1, min), max)
    case 'down':
      return value - 1 < min ? 0 : Math.min(value - 1, max)
  }
}
