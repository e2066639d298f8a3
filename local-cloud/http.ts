import { createServer, type Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Faults, Vendor } from './faults.ts'

export interface Served {
  /** `http://127.0.0.1:<port>`, no trailing slash. */
  url: string
  port: number
  stop(): Promise<void>
}

/** Hono's environment in every vendor: node's request beside the Web one. */
export interface CloudEnv {
  Bindings: HttpBindings
}

/** Makes a vendor's app misbehave as told. First in its middleware; `duplicate` is left to the vendor itself. */
export function faulty(vendor: Vendor, faults: Faults) {
  return createMiddleware<CloudEnv>(async (c, next) => {
    const fault = faults.take(vendor, `${c.req.method} ${c.req.path}`, ['slow', 'down', 'lost_answer', 'status'])
    switch (fault?.kind) {
      case 'slow':
        await sleep(fault.ms)
        return next()
      case 'status':
        return Response.json({ error: 'made to fail' }, { status: fault.status })
      case 'down':
        c.env.incoming.socket.destroy()
        return RESPONSE_ALREADY_SENT
      case 'lost_answer':
        await next()
        c.env.incoming.socket.destroy()
        c.res = RESPONSE_ALREADY_SENT
        return
      default:
        return next()
    }
  })
}

/** Serves a vendor's app on 127.0.0.1; port 0 picks a free one. Rejects with a sentence when the port is taken. */
export function listen(app: Hono<CloudEnv>, port: number): Promise<Served> {
  return listenOn(createServer(getRequestListener(app.fetch)), port)
}

/** Longer than clients keep a connection they do not use: the side that ends it should be the one that would use it next. */
const IDLE_CONNECTION_MS = 30_000

/** The same for a bare server. */
export function listenOn(server: Server, port: number): Promise<Served> {
  server.keepAliveTimeout = IDLE_CONNECTION_MS
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const taken = 'code' in error && error.code === 'EADDRINUSE'
      reject(taken ? new Error(`Port ${port} is taken: stop what listens there or choose another.`) : error)
    })
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') return reject(new Error('The server has no port.'))
      resolve({
        url: `http://127.0.0.1:${address.port}`,
        port: address.port,
        stop: () =>
          new Promise((done) => {
            server.close(() => done())
            server.closeAllConnections()
          }),
      })
    })
  })
}
