import type { Counts } from './reports.ts'

export interface Result extends Counts {
  name: string
  seconds: number
}

/** The table of all suites and, as its last line, `N passed, N failed`. */
export function summary(results: readonly Result[]): string {
  const total = { passed: 0, failed: 0, skipped: 0, seconds: 0 }
  for (const { passed, failed, skipped, seconds } of results) {
    total.passed += passed
    total.failed += failed
    total.skipped += skipped
    total.seconds += seconds
  }
  const width = Math.max(...results.map(({ name }) => name.length))
  const rows = results.map(({ name, passed, failed, skipped, seconds }) => {
    const mark = failed === 0 ? '✓' : '✗'
    const skips = skipped > 0 ? `, ${skipped} skipped` : ''
    return `${mark} ${name.padEnd(width)}  ${String(passed).padStart(5)} passed, ${failed} failed${skips}  (${seconds.toFixed(1)} s)`
  })
  const skips = total.skipped > 0 ? [`${total.skipped} skipped`] : []
  return [...rows, `In all ${took(total.seconds)}.`, ...skips, `${total.passed} passed, ${total.failed} failed`].join('\n')
}

function took(seconds: number): string {
  const whole = Math.round(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}
