import { execFile, spawn } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort } from '../free-port.ts'
import { isRunning } from '../processes.ts'
import { RedisError, type RedisEngine } from './reply.ts'
import { RespConnection } from './resp.ts'

const run = promisify(execFile)

/** The redis-server named by LOCAL_REDIS_SERVER or found on PATH; null when there is none. */
export async function findRedisServer(): Promise<string | null> {
  const program = process.env['LOCAL_REDIS_SERVER'] ?? 'redis-server'
  try {
    await run(program, ['--version'])
    return program
  } catch {
    return null
  }
}

/** A real Redis on a free port. It forgets everything when it stops; `dataDir` only holds its process id. */
export async function startRealRedis(program: string, dataDir: string): Promise<RedisEngine> {
  await mkdir(dataDir, { recursive: true })
  const pidFile = join(dataDir, 'redis.pid')
  await stopLeftover(pidFile)

  const port = await freePort()
  const settings = { port, bind: '127.0.0.1', save: '', appendonly: 'no', dir: dataDir, loglevel: 'warning' }
  const child = spawn(program, Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]), {
    detached: true,
    stdio: 'ignore',
  })
  let failure: Error | null = null
  child.on('error', (error) => (failure = error))
  child.on('exit', (code) => (failure ??= new Error(`redis-server ended with code ${code}`)))
  child.unref()
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  await writeFile(pidFile, String(child.pid))

  const main = await connectSoon(port, () => failure)
  return {
    kind: 'redis-server',
    command: async (args) => (await main.send([args]))[0] ?? null,
    pipeline: (commands) => main.send(commands),
    transaction: async (commands) => {
      const result = (await main.send([['MULTI'], ...commands, ['EXEC']])).at(-1) ?? null
      return Array.isArray(result) || result instanceof RedisError ? result : []
    },
    subscribe: async ({ kind, name }, listener) => {
      const connection = await RespConnection.open(port)
      connection.onPush = (reply) => {
        const [channel, payload] = Array.isArray(reply) ? reply.slice(-2) : []
        if (typeof channel === 'string' && typeof payload === 'string') listener(channel, payload)
      }
      await connection.send([[kind === 'pattern' ? 'PSUBSCRIBE' : 'SUBSCRIBE', name]])
      return async () => connection.close()
    },
    stop: async () => {
      process.off('exit', kill)
      main.close()
      const ended = new Promise((done) => child.once('exit', done))
      if (child.exitCode === null && child.kill('SIGKILL')) await ended
      await rm(pidFile, { force: true })
    },
  }
}

async function connectSoon(port: number, failure: () => Error | null): Promise<RespConnection> {
  const deadline = Date.now() + 10_000
  for (;;) {
    const connection = await RespConnection.open(port).catch(() => null)
    if (connection) return connection
    const error = failure() ?? (Date.now() > deadline ? new Error('redis-server does not answer') : null)
    if (error) throw error
    await sleep(10)
  }
}

async function stopLeftover(pidFile: string): Promise<void> {
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => '0'))
  if (pid > 0 && (await isRunning(pid, 'redis-server'))) process.kill(pid, 'SIGKILL')
}
