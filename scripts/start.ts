import { parseArgs } from 'node:util'
import { freshPort, portOf } from './start/ports.ts'
import { sayStep, sentence, took } from './start/say.ts'
import { startStack } from './start/stack.ts'
import { welcome } from './start/welcome.ts'

/** npm and the terminal both hand on one Ctrl-C; only a later one means "now". */
const IMPATIENT_AFTER_MS = 1_000

const stops: (() => Promise<void>)[] = []
let endedAt = 0

async function end(code: number): Promise<void> {
  if (endedAt > 0) {
    if (performance.now() - endedAt > IMPATIENT_AFTER_MS) process.exit(1)
    return
  }
  endedAt = performance.now()
  for (const stop of stops.splice(0).toReversed()) await stop().catch((error: unknown) => console.error(sentence(error)))
  if (code === 0) console.log(`\nStopped in ${took(endedAt)}. What you did is kept: \`npm start\` goes on, \`npm run reset\` empties it.`)
  process.exit(code)
}

/** Everything the product needs and the product itself, on this machine, until Ctrl-C. */
async function start(): Promise<void> {
  const startedAt = performance.now()
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: process.env['PORT'] || '3000' },
      'cloud-port': { type: 'string', default: '4400' },
      data: { type: 'string', default: '.local/cloud' },
    },
  })
  const port = portOf('PORT', values.port)
  const cloudPorts = values['cloud-port'] === 'free' ? 'free' : portOf('--cloud-port', values['cloud-port'])
  await freshPort(port)
  const stack = await startStack({
    dataDir: values.data,
    cloudPorts,
    port,
    step: sayStep,
    onStarted: (stop) => stops.push(stop),
  })
  console.log(welcome(stack, took(startedAt)))
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(0))
await start().catch((error: unknown) => {
  if (endedAt > 0) return
  console.error(sentence(error))
  return end(1)
})
