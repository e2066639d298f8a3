/** Runs the stages named as arguments, or all, one after the other; sums up and exits 1 when anything failed. */
import { chooseStages } from './test/stages.ts'
import { summary, type Result } from './test/summary.ts'

const stages = chooseStages(process.argv.slice(2))
const results: Result[] = []
for (const { name, what, run } of stages) {
  console.log(`\n▶ ${name}: ${what}`)
  const started = performance.now()
  const counts = await run().catch((error: unknown) => {
    console.log(error instanceof Error ? error.message : String(error))
    return { passed: 0, failed: 1, skipped: 0 }
  })
  const seconds = (performance.now() - started) / 1000
  results.push({ name, seconds, ...counts })
  console.log(`${counts.failed === 0 ? '✓' : '✗'} ${name} ${seconds.toFixed(1)} s`)
}
console.log(`\n${summary(results)}`)
process.exitCode = results.every(({ failed }) => failed === 0) ? 0 : 1
