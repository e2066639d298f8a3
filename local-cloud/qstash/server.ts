import { join } from 'node:path'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Clock } from '../clock.ts'
import type { Faults } from '../faults.ts'
import { faulty, listen, type CloudEnv, type Served } from '../http.ts'
import { controlRoutes } from './control-routes.ts'
import { Courier } from './courier.ts'
import { Dispatcher } from './dispatcher.ts'
import { Journal } from './journal.ts'
import { messageRoutes } from './message-routes.ts'
import { overview } from './page.ts'
import { publishRoutes } from './publish-routes.ts'
import { queueRoutes } from './queue-routes.ts'
import { Records } from './records.ts'
import type { Qstash } from './requests.ts'
import { scheduleRoutes } from './schedule-routes.ts'
import { Schedules } from './schedules.ts'
import { Timeline } from './timeline.ts'

export interface QstashOptions {
  /** 0 picks a free one. */
  port: number
  faults: Faults
  clock: Clock
  /** Holds `qstash.jsonl`. */
  dataDir: string
  token: string
  currentSigningKey: string
  nextSigningKey: string
}

/**
 * Upstash QStash's API on 127.0.0.1, and what delivers. Messages, dead letters, schedules and queues outlive a restart; `stop`
 * cuts calls short, which are then made again. Deliveries can be made to fail with the line `DELIVER <path>`.
 */
export async function startQstash(options: QstashOptions): Promise<Served> {
  const { clock, faults } = options
  const journal = await Journal.open(join(options.dataDir, 'qstash.jsonl'))
  const records = new Records(journal, clock)
  await journal.compact()
  const timeline = new Timeline(clock)
  const courier = new Courier()
  const keys = { current: options.currentSigningKey, next: options.nextSigningKey }
  const dispatcher = new Dispatcher(records, timeline, courier, faults, () => keys.current)
  const schedules = new Schedules(dispatcher, timeline)

  const halt = async (): Promise<void> => {
    dispatcher.stop()
    timeline.stop()
    courier.stop()
    await journal.close()
  }
  try {
    const served = await listen(api({ records, dispatcher, schedules, keys }, faults, options.token), options.port)
    dispatcher.restore()
    schedules.restore()
    return { ...served, stop: async () => void (await Promise.all([served.stop(), halt()])) }
  } catch (error) {
    await halt()
    throw error
  }
}

function api(qstash: Qstash, faults: Faults, token: string): Hono<CloudEnv> {
  const app = new Hono<CloudEnv>()
  app.use('/v2/*', faulty('qstash', faults))
  app.use('/v2/*', async (c, next) => {
    if (c.req.header('authorization') !== `Bearer ${token}`) throw new HTTPException(401, { message: 'invalid token' })
    await next()
  })
  app.route('/v2', publishRoutes(qstash))
  app.route('/v2', queueRoutes(qstash))
  app.route('/v2', messageRoutes(qstash))
  app.route('/v2', scheduleRoutes(qstash))
  app.route('/__control', controlRoutes(qstash))
  app.get('/', (c) => c.html(overview(qstash)))
  app.notFound((c) => c.json({ error: `no such endpoint: ${c.req.method} ${c.req.path}` }, 404))
  app.onError((error, c) => {
    if (error instanceof HTTPException) return c.json({ error: error.message }, error.status)
    console.error('local QStash:', error)
    return c.json({ error: 'internal error' }, 500)
  })
  return app
}
