import { spawn } from 'node:child_process'
import { joinLocalCloud } from '../local-cloud/join.ts'
import { STRIPE_EVENTS } from '../src/platform/stripe.ts'
import { migrate } from './migrate.ts'

const PORT = 3000
const DATA_DIR = '.local/cloud'
const CLOUD_PORT = 4400

/** `next dev` beside the local cloud: the one that runs here already, or one of its own until Ctrl-C. */
async function dev(): Promise<void> {
  const cloud = await joinLocalCloud({ dataDir: DATA_DIR, ports: CLOUD_PORT, appUrl: `http://127.0.0.1:${PORT}`, stripeEvents: STRIPE_EVENTS })
  const { DATABASE_URL } = cloud.env
  if (DATABASE_URL !== undefined) await migrate(DATABASE_URL)

  const next = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'dev', '--hostname', '127.0.0.1', '--port', String(PORT)], {
    env: { ...process.env, ...cloud.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: 'inherit',
  })
  // Ctrl-C reaches Next by itself; we wait for it and then let the cloud go.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => next.kill('SIGTERM'))
  const code = await new Promise<number | null>((ended, failed) => next.on('error', failed).on('exit', ended))
  await cloud.stop()
  process.exitCode = code ?? 0
}

await dev().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
