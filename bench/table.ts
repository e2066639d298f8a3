import type { Floor } from './load.ts'
import { holds, isReached, type Aim, type Check } from './suite.ts'
import type { Floors } from './floors.ts'

/** Columns as wide as their widest cell; all but the first to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const pad = (cell: string, column: number) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))
  return rows.map((row) => `  ${row.map(pad).join('   ')}`.trimEnd()).join('\n')
}

interface Rate {
  what: string
  perSecond: number
  /** The same work's SQL by neon-http alone. */
  ownSql?: Floor
}

const ratio = (perSecond: number, floor: Floor | undefined) =>
  floor ? (perSecond / floor.perSecond).toFixed(perSecond < floor.perSecond / 10 ? 3 : 2) : ''

/** Each rate beside the floors of the same run. */
export function rateTable(title: string, rates: readonly Rate[], { emptyProcedure, emptyRoute }: Floors): string {
  return table([
    [title, 'per s', '÷ empty tRPC', '÷ empty Next route', '÷ own SQL'],
    ...rates.map(({ what, perSecond, ownSql }) => [
      what, perSecond.toFixed(perSecond < 1000 ? 1 : 0), ...[emptyProcedure, emptyRoute, ownSql].map((floor) => ratio(perSecond, floor)),
    ]),
  ])
}

interface Wait {
  what: string
  ms: Floor['ms']
}

export function waitTable(title: string, waits: readonly Wait[]): string {
  return table([
    [title, 'p50', 'p95', 'p99'],
    ...waits.map(({ what, ms: { p50, p95, p99 } }) => [what, ...[p50, p95, p99].map((ms) => ms.toFixed(1))]),
  ])
}

export function checkTable(checks: readonly Check[]): string {
  const promises = checks.map((check) => [check.what, String(check.found), holds(check) ? 'as it must be' : `WRONG: must be ${check.wanted}`])
  const examples = checks.flatMap((check) => (check.example && !holds(check) ? [`  ${check.example.slice(0, 500)}`] : []))
  return [table([['must be', 'found', ''], ...promises]), ...examples].join('\n')
}

export function aimTable(aims: readonly Aim[]): string {
  const rows = aims.map((aim) => [
    aim.what, String(aim.seen), 'atLeast' in aim ? `at least ${aim.atLeast}` : `at most ${aim.atMost}`, isReached(aim) ? 'reached' : 'MISSED',
  ])
  return table([['aim', 'seen', '', ''], ...rows])
}
