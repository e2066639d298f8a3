/** The least value that at least a share `of` of all is not above; NaN of none. */
export function percentile(values: readonly number[], of: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(Math.ceil(sorted.length * of) - 1, 0)] ?? NaN
}

/** In ms, to a tenth. */
export interface Percentiles {
  p50: number
  p95: number
  p99: number
}

export function percentiles(valuesMs: readonly number[]): Percentiles {
  const at = (of: number) => Math.round(percentile(valuesMs, of) * 10) / 10
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
