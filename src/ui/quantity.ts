/** The quantity after a step. `0` is always allowed; otherwise it stays within `min` and `max` (integers, `min` ≥ 1). */
export function nextQuantity(
  value: number,
  step: 'up' | 'down' | 'none' | 'most',
  { min, max }: { min: number; max: number },
): number {
  // Too few left for the smallest order: nothing to choose.
  if (max < min) return 0
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
