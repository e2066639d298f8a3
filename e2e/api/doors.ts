import { spawn } from 'node:child_process'
import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { freePort } from '../../local-cloud/free-port.ts'
import { nextServer } from '../../scripts/next-server.ts'
import { test as base } from '../support/test.ts'
import { until } from '../support/until.ts'

/** A server of the same build on the same vendors. */
export interface Door {
  url: string
  /** Its own settings: the same but for the address. */
  env: Record<string, string>
}

const LOG_FILE = '.local/logs/next-start.log'

async function startNext(shared: Record<string, string>): Promise<Door & { stop(): Promise<void> }> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = { ...shared, APP_URL: url }
  await mkdir(dirname(LOG_FILE), { recursive: true })
  const log = await open(LOG_FILE, 'w')
  const server = nextServer('start', port)
  const child = spawn(process.execPath, server.args, {
    env: { PATH: process.env['PATH'], ...env, ...server.env, NODE_ENV: 'production' },
    stdio: ['ignore', log.fd, log.fd],
  })
  const exited = new Promise<void>((done) => child.once('exit', () => done()))
  const stop = async () => {
    child.kill('SIGTERM')
    const force = setTimeout(() => child.kill('SIGKILL'), 5_000)
    await exited
    clearTimeout(force)
    await log.close()
  }
  try {
    await until(() => fetch(`${url}/api/health`).then(({ ok }) => ok, () => false), `next start (see ${LOG_FILE})`, 40_000)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, env, stop }
}

/** The front door on workerd, and the same functions as Next's routes under `next start`. */
export const test = base.extend<object, { doors: { workerd: Door; next: Door } }>({
  doors: [
    async ({ stack }, use) => {
      const next = await startNext(stack.env)
      await use({ workerd: { url: stack.url, env: stack.env }, next })
      await next.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})
