import { createServer, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { WebSocketServer } from 'ws'
import { z } from 'zod'
import { bareListener, readText, type Answer } from '../bare.ts'
import type { Faults } from '../faults.ts'
import { listenOn, type Served } from '../http.ts'
import { Backend } from './backend.ts'
import { pipeToPostgres } from './pipe.ts'
import { beginOf, bodySchema, errorBody, resultBody } from './protocol.ts'
import { NeonStats } from './stats.ts'

export interface Neon extends Served {
  /** For `neonConfig.fetchEndpoint`. */
  httpEndpoint: string
  /** For `neonConfig.wsProxy`: no scheme. */
  wsProxy: string
}

export interface NeonOptions {
  /** 0 picks a free one. */
  port: number
  /** The Postgres behind it; of this only host and port matter. */
  postgresUrl: string
  faults: Faults
}

/**
 * Neon's protocols in front of Postgres: `POST /sql` and the WebSocket `/v2`; beside them `GET /stats` and
 * `POST /stats/reset`, both with `?database=<name>` for one database's counts.
 */
export async function startNeon({ port, postgresUrl, faults }: NeonOptions): Promise<Neon> {
  const { hostname, port: postgresPort } = new URL(postgresUrl)
  const address = { host: hostname, port: Number(postgresPort) }
  const stats = new NeonStats()
  const backends = new Map<string, Backend>()

  const backendOf = (connection: string): Backend => {
    let backend = backends.get(connection)
    if (backend === undefined) {
      backend = new Backend(connection, address)
      backends.set(connection, backend)
    }
    return backend
  }

  async function sql(request: IncomingMessage): Promise<Answer> {
    const connection = request.headers['neon-connection-string']
    if (typeof connection !== 'string') return { status: 400, body: { message: 'Neon-Connection-String is missing' } }
    try {
      const asked = bodySchema.parse(JSON.parse(await readText(request)))
      const backend = backendOf(connection)
      const counts = stats.of(backend.database)
      counts.roundTrips += 1
      if ('queries' in asked) {
        counts.statements += asked.queries.length
        const results = await backend.batch(beginOf(request.headers), asked.queries)
        return { status: 200, body: { results: results.map(resultBody) } }
      }
      counts.statements += 1
      return { status: 200, body: resultBody(await backend.single(asked)) }
    } catch (error) {
      if (error instanceof pg.DatabaseError) return { status: 400, body: errorBody(error) }
      const wrong = error instanceof z.ZodError || error instanceof SyntaxError || error instanceof TypeError
      return { status: wrong ? 400 : 500, body: { message: error instanceof Error ? error.message : String(error) } }
    }
  }

  async function route(request: IncomingMessage, url: URL): Promise<Answer> {
    switch (`${request.method} ${url.pathname}`) {
      case 'POST /sql':
        return sql(request)
      case 'GET /stats':
        return { status: 200, body: stats.read(url.searchParams.get('database')) }
      case 'POST /stats/reset':
        stats.reset(url.searchParams.get('database'))
        return { status: 200, body: {} }
      default:
        return { status: 404, body: { message: 'Only /sql, /v2 and /stats are here' } }
    }
  }

  const server = createServer(bareListener('neon', faults, route))
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  server.on('upgrade', async (request, socket, head) => {
    const { pathname } = new URL(request.url ?? '/', 'http://neon')
    const fault = faults.take('neon', `GET ${pathname}`, ['slow', 'down', 'status'])
    if (fault?.kind === 'slow') await sleep(fault.ms)
    if (fault?.kind === 'down' || pathname !== '/v2') return void socket.destroy()
    if (fault?.kind === 'status') return void socket.end(`HTTP/1.1 ${fault.status} made to fail\r\ncontent-length: 0\r\n\r\n`)
    sockets.handleUpgrade(request, socket, head, (client) => pipeToPostgres(client, address, stats))
  })

  const served = await listenOn(server, port)
  return {
    ...served,
    httpEndpoint: `${served.url}/sql`,
    wsProxy: `127.0.0.1:${served.port}/v2`,
    stop: async () => {
      for (const client of sockets.clients) client.terminate()
      await served.stop()
      await Promise.all([...backends.values()].map((backend) => backend.end()))
    },
  }
}
