import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from './free-port.ts'
import { isAlive } from './processes.ts'

let home: string
let port: number
const children = new Set<ChildProcess>()

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'fairground-main-test-'))
  port = await freeRange()
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(home, { recursive: true, force: true })
})

function launch() {
  const args = ['--import', 'tsx', join(import.meta.dirname, 'main.ts'), '--data', join(home, 'cloud'), '--port', String(port)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  children.add(child)
  return child
}

/** Runs it to its end. */
async function run() {
  const child = launch()
  const [out, error, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { out, error, code: Number(code) }
}

async function up() {
  const child = launch()
  for await (const chunk of child.stdout.setEncoding('utf8')) if (String(chunk).includes('inbox')) break
  return child
}

const state = async () => JSON.parse(await readFile(join(home, 'cloud', 'state.json'), 'utf8'))

test('starts, is found by a second one, survives a SIGKILL and ends cleanly', async () => {
  const first = await up()
  const { pid, postgresPid, urls, env } = await state()
  expect([pid, urls.control, env.QSTASH_URL]).toEqual([first.pid, `http://127.0.0.1:${port}`, `http://127.0.0.1:${port + 4}`])

  const second = await run()
  expect(second).toMatchObject({ code: 0, error: '' })
  expect(second.out).toContain('already running')
  expect(second.out).toContain(urls.stripe)

  const killed = once(first, 'exit')
  first.kill('SIGKILL')
  await killed
  expect(isAlive(postgresPid)).toBe(true)

  const third = await up()
  expect(await state()).toMatchObject({ pid: third.pid, postgresPid })
  third.kill('SIGTERM')
  expect(await once(third, 'exit')).toEqual([0, null])
  await expect(readFile(join(home, 'cloud', 'state.json'))).rejects.toMatchObject({ code: 'ENOENT' })
  await expect(fetch(urls.control)).rejects.toThrow('fetch failed')
})

test("a stranger's port is one sentence and exit code 1", async () => {
  const stranger = createServer()
  await listening(stranger, port + 2)
  expect(await run()).toEqual({
    out: '',
    error: `Port ${port + 2} is taken: stop what listens there or choose another.\n`,
    code: 1,
  })
  stranger.close()
})

/** The first of eight free ports in a row. */
async function freeRange(): Promise<number> {
  for (;;) {
    const base = await freePort()
    const probes = Array.from({ length: 8 }, () => createServer())
    const results = await Promise.allSettled(probes.map((probe, at) => listening(probe, base + at)))
    for (const probe of probes) probe.close()
    if (results.every(({ status }) => status === 'fulfilled')) return base
  }
}

function listening(server: Server, on: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(on, '127.0.0.1', resolve)
  })
}
