import { spawn } from 'node:child_process'
import { joinLocalCloud } from '../local-cloud/join.ts'
import { STRIPE_EVENTS } from '../src/platform/stripe.ts'
import { migrate } from './migrate.ts'
import { nextServer } from './next-server.ts'

const PORT = 3000
const DATA_DIR = '.local/cloud'
const CLOUD_PORT = 4400

/** `next dev` beside the local cloud: the one that runs here already, or one of its own until Ctrl-C. */
async function dev(): Promise<void> {
  const appUrl = `http://127.0.0.1:${PORT}`
  const cloud = await joinLocalCloud({ dataDir: DATA_DIR, ports: CLOUD_PORT, appUrl, stripeEvents: STRIPE_EVENTS })
  const { DATABASE_URL } = cloud.env
  if (DATABASE_URL !== undefined) await migrate(DATABASE_URL)

  // Next says localhost, whose pages may not write: the site is another to a browser.
  console.log(`Open ${appUrl}`)
  const { args, env } = nextServer('dev', PORT)
  const next = spawn(process.execPath, args, { env: { ...process.env, ...cloud.env, ...env, NODE_ENV: 'development' }, stdio: 'inherit' })
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
