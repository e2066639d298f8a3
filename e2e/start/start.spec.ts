import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { makeUser } from '@/domains/identity/testing'
import { createDb } from '@/db/client'
import { users } from '@/db/schema/identity'
import { readFile } from 'node:fs/promises'
import { freePort } from '../../local-cloud/free-port.ts'
import { expect, test } from '../support/test.ts'

const state = z.object({ env: z.object({ DATABASE_URL: z.string(), NEON_HTTP_ENDPOINT: z.string() }) })

let home: string
const children = new Set<ChildProcess>()

test.describe.configure({ mode: 'default', timeout: 120_000 })
test.beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'fairground-start-'))
})
test.afterEach(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL')
  children.clear()
  await rm(home, { recursive: true, force: true })
})

const data = () => join(home, 'cloud')

function launch(script: string, args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [...script.split(' '), ...args], {
    // A process group of its own, as a terminal gives it: Ctrl-C goes to all of it.
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.add(child)
  return child
}

/** Runs it to its end. */
async function run(script: string, args: readonly string[], env: Record<string, string> = {}) {
  const child = launch(script, args, env)
  const [out, error, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { out, error, code: Number(code) }
}

async function start(port: number) {
  const child = launch('scripts/start.mjs', ['--port', String(port), '--cloud-port', 'free', '--data', data()])
  let said = ''
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    said += String(chunk)
    if (said.includes('Ctrl-C')) break
  }
  return {
    said,
    async interrupt() {
      const ended = once(child, 'exit')
      process.kill(-(child.pid ?? 0), 'SIGINT')
      expect(await ended).toEqual([0, null])
    },
  }
}

async function database() {
  return createDb(state.parse(JSON.parse(await readFile(join(data(), 'state.json'), 'utf8'))).env)
}

test('npm start serves, keeps what was done over a second start, ends cleanly and is emptied by reset', async ({ stack }) => {
  const port = await freePort()
  const first = await start(port)
  expect(first.said).toContain(`http://127.0.0.1:${port}/en/gate`)
  expect(first.said).toContain('/inbox')
  expect(first.said).toContain('gate@fairground.example')
  expect(first.said).toContain('4242 4242 4242 4242')
  expect((await fetch(`http://127.0.0.1:${port}/en/events/saltlight-festival`)).status).toBe(200)
  const { userId } = await makeUser(await database())

  expect(await run('scripts/start.mjs', ['--port', String(port), '--data', data()])).toEqual({
    out: '', code: 1,
    error: `Fairground runs already at http://127.0.0.1:${port}: stop it with Ctrl-C, or choose another port with PORT=.\n`,
  })
  const refused = await run('--import tsx scripts/reset.ts', ['--data', data()])
  expect(refused).toMatchObject({ code: 1, error: expect.stringMatching(/^Fairground is running here \(process \d+\): stop it .*\n$/) })
  await first.interrupt()
  await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow('fetch failed')

  const second = await start(port)
  expect(second.said).toContain('nothing changed since the last one')
  expect(second.said).toContain('there already, kept as it is')
  expect((await (await database()).select().from(users)).map(({ id }) => id)).toContain(userId)
  await second.interrupt()

  expect(await run('--import tsx scripts/reset.ts', ['--data', data()])).toMatchObject({ code: 0, error: '' })
  await expect(stat(data())).rejects.toMatchObject({ code: 'ENOENT' })
  expect(stack.url).not.toContain(String(port))
})

test('a port that is taken is one sentence, at once', async () => {
  const stranger = createServer().listen(0, '127.0.0.1')
  await once(stranger, 'listening')
  const address = stranger.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const { out, error, code } = await run('scripts/start.mjs', ['--data', data()], { PORT: String(port) })
  expect({ out, error, code }).toEqual({ out: '', error: `Port ${port} is taken: stop what listens there, or choose another with PORT=.\n`, code: 1 })
  stranger.close()
})

test('a port that is none is one sentence', async () => {
  expect(await run('scripts/start.mjs', ['--data', data()], { PORT: '80a' })).toEqual({
    out: '', error: 'PORT must be a number from 1024 to 65000, not "80a".\n', code: 1,
  })
})

test('a release with missing and wrong settings says which, and touches nothing', async ({ stack }) => {
  const { AUTH_SECRET: _, ...env } = stack.env
  expect(await run('--import tsx scripts/release.ts', [], { ...env, APP_URL: 'not an address', AUTH_SECRET: '' })).toEqual({
    out: '',
    error: expect.stringMatching(/^Fairground cannot start: .*APP_URL .*; AUTH_SECRET must be at least 32 characters.* See \.env\.example\.\n$/),
    code: 1,
  })
  const done = await run('--import tsx scripts/release.ts', [], stack.env)
  expect(done).toMatchObject({ code: 0, error: '' })
  expect(done.out).toContain('up to date')
})
