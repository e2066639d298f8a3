import { readFile } from 'node:fs/promises'
import { z } from 'zod'

/** How many tests of a suite ended how. */
export interface Counts {
  passed: number
  failed: number
  skipped: number
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
})

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
})

/** Counts of vitest's JSON report. A file that failed outside its tests (an import, a hook) is one failed test. */
export function countVitest(report: unknown): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = vitestReport.parse(report)
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((each) => each.status !== 'failed'),
  )
  return { passed: numPassedTests, failed: numFailedTests + brokenFiles.length, skipped: numPendingTests + numTodoTests }
}

/** Counts of Playwright's JSON report. What passed only when tried again passed; an error outside the tests is one failure. */
export function countPlaywright(report: unknown): Counts {
  const { stats, errors } = playwrightReport.parse(report)
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped }
}

/** Reads a report and counts it; null when the run was cut before it wrote one. */
export async function readReport(path: string, count: (report: unknown) => Counts): Promise<Counts | null> {
  try {
    return count(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return null
  }
}

/** What a suite's report and exit code say together: one that failed without a failed test, or ran none, has failed. */
export function judge(counts: Counts | null, code: number): Counts {
  const seen = counts ?? { passed: 0, failed: 0, skipped: 0 }
  const isSilentFailure = seen.failed === 0 && (code !== 0 || seen.passed === 0)
  return isSilentFailure ? { ...seen, failed: 1 } : seen
}
