import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { sayStep, sentence } from '../scripts/start/say.ts'
import { cartsSuite } from './carts-suite.ts'
import { measureFloors } from './floors.ts'
import { growthSuite } from './growth/suite.ts'
import { liveSuite } from './live-suite.ts'
import { describeMachine } from './machine.ts'
import { pagesSuite } from './pages/suite.ts'
import { othersShare, readProcessorTime, since } from './processor-time.ts'
import { mergeResults, type Recorded } from './results.ts'
import { saleSuite, warmUp } from './sale-suite.ts'
import { scanSuite } from './scan-suite.ts'
import { sizeSuite } from './size-suite.ts'
import { startStack } from './stack.ts'
import { holds, type Bench, type Suite } from './suite.ts'
import { aimTable, checkTable, rateTable, waitTable } from './table.ts'

const RESULTS = fileURLToPath(new URL('results.json', import.meta.url))

const SUITES: Readonly<Record<string, Suite>> = {
  sale: saleSuite,
  carts: cartsSuite,
  scan: scanSuite,
  live: liveSuite,
  pages: pagesSuite,
  growth: growthSuite,
  size: sizeSuite,
}

/** The named suites, or all, on one stack. Ends with 1 when something was not as it must be; how fast it was is only said. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      buyers: { type: 'string', default: '5000' },
      tickets: { type: 'string', default: '500' },
      'at-once': { type: 'string', default: '64' },
      /** Open pages of one event. */
      watchers: { type: 'string', default: '5000' },
      /** How long each rate is measured. */
      seconds: { type: 'string', default: '5' },
      /** Serves the build that is there, whatever has changed since. */
      'as-built': { type: 'boolean', default: false },
      /** Leaves `bench/results.json` as it is. */
      'no-file': { type: 'boolean', default: false },
    },
  })
  const [buyers = 0, tickets = 0, atOnce = 0, watchers = 0, seconds = 0] = [
    values.buyers, values.tickets, values['at-once'], values.watchers, values.seconds,
  ].map(whole)
  const chosen = chooseSuites(positionals)
  const stack = await sayStep('The whole stack, alone on free ports; built first when something has changed', () =>
    startStack({ build: !values['as-built'] }),
  )
  let interrupted = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, async () => {
      // A second one is someone in a hurry.
      if (interrupted) process.exit(1)
      interrupted = true
      await stack.stop()
      process.exit(1)
    })
  }
  try {
    await warmUp(stack, atOnce)
    const floors = await measureFloors(stack, { atOnce, seconds }, sayStep)
    const seen: Record<string, Recorded> = {}
    console.log(`\n${floorTables(floors)}`)
    for (const [name, suite] of chosen) {
      console.log(`\n── ${name}`)
      const { tables, ...recorded } = await runSuite(suite, { stack, floors, size: { buyers, tickets, atOnce, watchers, seconds } })
      seen[name] = recorded
      console.log(`\n${[...tables, checkTable(recorded.checks), loadOfOthers(recorded)].filter(Boolean).join('\n\n')}`)
      if (!values['no-file']) await record(seen)
      if (!recorded.checks.every(holds)) process.exitCode = 1
    }
    console.log(`\n── in all\n\n${summary(seen)}\n`)
  } finally {
    if (!interrupted) await stack.stop()
  }
}

function chooseSuites(names: readonly string[]): (readonly [string, Suite])[] {
  const unknown = names.filter((name) => !Object.hasOwn(SUITES, name))
  if (unknown.length > 0) throw new Error(`There is no suite ${unknown.join(', ')}: choose of ${Object.keys(SUITES).join(', ')}.`)
  return Object.entries(SUITES).filter(([name]) => names.length === 0 || names.includes(name))
}

async function runSuite(suite: Suite, bench: Bench): Promise<Recorded & { tables: string[] }> {
  const { stack, floors } = bench
  const errorsBefore = (await stack.loggedErrors()).length
  const timeBefore = await readProcessorTime(stack.pids)
  const at = new Date().toISOString()
  const part = await suite(bench)
  const spent = since(timeBefore, await readProcessorTime(stack.pids))
  const errors = (await stack.loggedErrors()).slice(errorsBefore)
  const checks = [...part.checks, { what: 'errors in the site’s log', wanted: 0, found: errors.length, example: errors[0] }]
  return { ...part, at, floors, checks, othersShare: spent && othersShare(spent) }
}

async function record(seen: Readonly<Record<string, Recorded>>): Promise<void> {
  const earlier: unknown = JSON.parse(await readFile(RESULTS, 'utf8').catch(() => 'null'))
  await writeFile(RESULTS, `${JSON.stringify(mergeResults(earlier, await describeMachine(), seen), null, 2)}\n`)
}

function floorTables(floors: Bench['floors']): string {
  const named = [
    { what: 'floor: an empty tRPC procedure', floor: floors.emptyProcedure },
    { what: 'floor: an empty route of Next', floor: floors.emptyRoute },
    { what: 'floor: Next’s middleware alone', floor: floors.middleware },
  ]
  const rates = rateTable('floors', named.map(({ what, floor: { perSecond } }) => ({ what, perSecond })), floors)
  return `${rates}\n\n${waitTable('ms', named.map(({ what, floor: { ms } }) => ({ what, ms })))}`
}

const loadOfOthers = ({ othersShare: share }: Recorded) =>
  share === null ? '' : `  Of the processor time used meanwhile others on this machine took ${(share * 100).toFixed(0)} %.`

/** Every aim, and every promise that was broken. */
function summary(seen: Readonly<Record<string, Recorded>>): string {
  const of = <T extends { what: string }>(pick: (recorded: Recorded) => readonly T[]) =>
    Object.entries(seen).flatMap(([name, recorded]) => pick(recorded).map((one) => ({ ...one, what: `${name}: ${one.what}` })))
  const checks = of(({ checks: all }) => all)
  const broken = checks.filter((check) => !holds(check))
  const promises = broken.length === 0 ? `  All ${checks.length} promises are as they must be.` : checkTable(broken)
  return `${aimTable(of(({ aims }) => aims))}\n\n${promises}`
}

function whole(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new Error(`A whole number from 1 on is needed, not "${text}".`)
  return value
}

await main().catch((error: unknown) => {
  console.error(sentence(error))
  process.exitCode = 1
})
