import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { sayStep, sentence } from '../scripts/start/say.ts'
import { measure } from './measure.ts'
import { holds, report } from './report.ts'
import { startStack } from './stack.ts'

const RESULTS = fileURLToPath(new URL('results.json', import.meta.url))

/** A flash sale on the whole stack. Ends with 1 when it was not exact; how fast it was is only said. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      buyers: { type: 'string', default: '5000' },
      tickets: { type: 'string', default: '500' },
      'at-once': { type: 'string', default: '64' },
      /** How long each floor is measured. */
      seconds: { type: 'string', default: '5' },
      /** Serves the build that is there, whatever has changed since. */
      'as-built': { type: 'boolean', default: false },
      /** Leaves `bench/results.json` as it is. */
      'no-file': { type: 'boolean', default: false },
    },
  })
  const [buyers = 0, tickets = 0, atOnce = 0, floorSeconds = 0] = [values.buyers, values.tickets, values['at-once'], values.seconds].map(whole)
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
    const results = await measure(stack, { buyers, tickets, atOnce, quantity: 1, floorSeconds })
    console.log(`\n${report(results)}\n`)
    if (!values['no-file']) await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`)
    if (!results.checks.every(holds)) process.exitCode = 1
  } finally {
    if (!interrupted) await stack.stop()
  }
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
