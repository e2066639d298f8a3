import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Receiver } from '@upstash/qstash'
import { Clock } from '../clock.ts'
import { Faults } from '../faults.ts'
import { startQstash } from './server.ts'

const KEYS = { currentSigningKey: 'sig_current_key_of_the_tests', nextSigningKey: 'sig_next_key_of_the_tests' }
const TOKEN = 'token-of-the-tests'

export interface Hit {
  method: string
  /** As it came over the wire. */
  path: string
  headers: Record<string, string>
  body: string
  /** Calls under way when this one came, itself included. */
  concurrent: number
}

export interface Reply {
  status?: number
  headers?: Record<string, string>
  body?: string
  afterMs?: number
}

/** A destination that remembers its calls and answers as told; `reply` sees how many calls of that path came before. */
export async function startTarget(reply: (hit: Hit, before: number) => Reply = () => ({})) {
  const hits: Hit[] = []
  let concurrent = 0
  const server = createServer((request, response) => {
    concurrent += 1
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      const hit = { method: request.method ?? '', path: request.url ?? '', headers, body: Buffer.concat(chunks).toString(), concurrent }
      const before = hits.filter(({ path }) => path === hit.path).length
      hits.push(hit)
      const { status = 200, headers: answerHeaders = {}, body = 'ok', afterMs = 0 } = reply(hit, before)
      setTimeout(() => {
        concurrent -= 1
        response.writeHead(status, answerHeaders).end(body)
      }, afterMs)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${portOf(server.address())}`
  const stop = () =>
    new Promise<void>((done) => {
      server.close(() => done())
      server.closeAllConnections()
    })
  return { hits, url, stop }
}

/** A local QStash with its client, its receiver, its clock and its faults. `restart` keeps the data. */
export async function startRig() {
  const dataDir = await mkdtemp(join(tmpdir(), 'qstash-'))
  const faults = new Faults()
  const clock = new Clock()
  const start = () => startQstash({ port: 0, faults, clock, dataDir, token: TOKEN, ...KEYS })
  let served = await start()
  const connect = () => new Client({ baseUrl: served.url, token: TOKEN, retry: false, enableTelemetry: false })
  const rig = {
    faults,
    clock,
    client: connect(),
    receiver: new Receiver(KEYS),
    url: () => served.url,
    call: (path: string, init: RequestInit = {}) =>
      fetch(`${served.url}${path}`, { ...init, headers: { authorization: `Bearer ${TOKEN}`, ...init.headers } }),
    drain: async (timeoutMs = 5_000) => {
      const answer = await fetch(`${served.url}/__control/drain?timeoutMs=${timeoutMs}`, { method: 'POST' })
      return answer.status === 200
    },
    restart: async () => {
      await served.stop()
      served = await start()
      rig.client = connect()
    },
    stop: async () => {
      await served.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
  return rig
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return address.port
}
