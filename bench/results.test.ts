import { expect, test } from 'vitest'
import { mergeResults, type Recorded } from './results.ts'

const floor = { perSecond: 1, ms: { p50: 1, p95: 1, p99: 1 } }
const seen = (at: string): Recorded => ({
  at, othersShare: 0, floors: { emptyProcedure: floor, emptyRoute: floor, middleware: floor }, checks: [], aims: [], figures: {},
})
const machine = { processor: 'one', cores: 2 }

test('a run of some suites leaves the others as they were', () => {
  const earlier = JSON.parse(JSON.stringify(mergeResults(null, machine, { sale: seen('monday'), scan: seen('monday') })))
  const { suites } = mergeResults(earlier, machine, { scan: seen('tuesday') })
  expect(suites).toEqual({ sale: seen('monday'), scan: seen('tuesday') })
})

test('figures of another machine or another form are not kept', () => {
  const earlier = mergeResults(null, { processor: 'other', cores: 8 }, { sale: seen('monday') })
  expect(mergeResults(earlier, machine, { scan: seen('tuesday') })).toEqual({ machine, suites: { scan: seen('tuesday') } })
  expect(mergeResults({ sale: {} }, machine, {})).toEqual({ machine, suites: {} })
})
