/** How long to wait between looks at an order that should be paid any moment: quick first, then rarer; a minute in all. */
const POLL_DELAYS_MS = [1000, 1000, 2000, 2000, 3000, 3000, 4000, 5000, 6000, 8000, 10_000, 15_000] as const

/** The pause after the look with this number, counted from 1; null when it is time to stop looking. */
export function pollDelayMs(looks: number): number | null {
  return POLL_DELAYS_MS[Math.max(looks, 1) - 1] ?? null
}
