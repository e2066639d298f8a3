import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { auditDependencies } from './audit.ts'
import { ensureChromium } from './chromium.ts'
import { countPlaywright, countVitest, judge, readReport, type Counts } from './reports.ts'
import { npmRun } from './run.ts'

const REPORTS = '.local/reports'
const MINUTE_MS = 60_000

/** A part of `npm test`: its name on the command line, and what it does. */
export interface Stage {
  name: string
  group: 'verify' | 'audit' | 'tests' | 'build' | 'e2e'
  what: string
  run(): Promise<Counts>
}

/** A script that passes or fails as a whole counts as one test. */
function whole(name: string, group: Stage['group'], what: string, { script = name, timeoutMs = 5 * MINUTE_MS, live = false } = {}): Stage {
  return {
    name,
    group,
    what,
    async run() {
      const { code, timedOut } = await npmRun(script, [], { timeoutMs, live })
      if (timedOut) console.log(`\`npm run ${script}\` took longer than ${timeoutMs / MINUTE_MS} minutes and was ended.`)
      return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
    },
  }
}

interface Suite {
  args: (report: string) => string[]
  env?: (report: string) => Record<string, string>
  count: (report: unknown) => Counts
}

/** A script that runs many tests and reports them. */
function suite(name: string, group: Stage['group'], what: string, { args, env, count }: Suite): Stage {
  const script = `test:${name}`
  return {
    name,
    group,
    what,
    async run() {
      const report = join(REPORTS, `${name}.json`)
      await mkdir(REPORTS, { recursive: true })
      await rm(report, { force: true })
      const timeoutMs = 20 * MINUTE_MS
      const { code, timedOut } = await npmRun(script, args(report), { env: env?.(report) ?? {}, timeoutMs, live: true })
      if (timedOut) console.log(`\`npm run ${script}\` took longer than ${timeoutMs / MINUTE_MS} minutes and was ended.`)
      return judge(await readReport(report, count), code)
    },
  }
}

const vitest: Suite = {
  args: (report) => ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  count: countVitest,
}

const playwright: Suite = {
  args: () => ['--reporter=list,json'],
  env: (report) => ({ CHROMIUM_PATH: ensureChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
  count: countPlaywright,
}

/** Everything, in the order it runs: what answers in seconds first. */
export const STAGES: readonly Stage[] = [
  whole('structure', 'verify', 'names, directions, cycles'),
  whole('messages', 'verify', 'every language whole'),
  whole('unused', 'verify', 'no unused file, export or dependency'),
  whole('lint', 'verify', 'oxlint'),
  whole('types', 'verify', 'tsc'),
  { name: 'audit', group: 'audit', what: 'known holes in what ships', run: auditDependencies },
  suite('unit', 'tests', 'pure code', vitest),
  suite('db', 'tests', 'on real Postgres', vitest),
  suite('cloud', 'tests', 'the local cloud', vitest),
  suite('money', 'tests', 'every way a payment can go', vitest),
  whole('build', 'build', 'Next, OpenNext, the worker', { timeoutMs: 12 * MINUTE_MS, live: true }),
  suite('e2e', 'e2e', 'journeys in Chromium against workerd', playwright),
]

/** The stages that names or groups ask for, in their order; all when none is named. Throws a sentence for an unknown name. */
export function chooseStages(names: readonly string[]): Stage[] {
  const unknown = names.find((name) => !STAGES.some((stage) => stage.name === name || stage.group === name))
  if (unknown !== undefined) {
    throw new Error(`There is no stage "${unknown}". The stages are ${STAGES.map(({ name }) => name).join(', ')}; verify and tests are groups.`)
  }
  return STAGES.filter(({ name, group }) => names.length === 0 || names.includes(name) || names.includes(group))
}
