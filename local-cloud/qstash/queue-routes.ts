import { Hono } from 'hono'
import { z } from 'zod'
import type { CloudEnv } from '../http.ts'
import type { Queue } from './message.ts'
import { assertName, refused } from './options.ts'
import { notFound, type Qstash } from './requests.ts'
import { showFlow, showQueue } from './views.ts'

const queueInputSchema = z.object({
  queueName: z.string(),
  parallelism: z.number().int().positive().default(1),
  paused: z.boolean().optional(),
})

/** `/v2/queues` and `/v2/flowControl`. */
export function queueRoutes(qstash: Qstash): Hono<CloudEnv> {
  const { records, dispatcher } = qstash
  const routes = new Hono<CloudEnv>()
  const lagOf = (name: string) => records.messages.values().filter(({ queueName }) => queueName === name).length

  routes.post('/queues', async (c) => {
    const input = queueInputSchema.safeParse(await c.req.json().catch(() => null))
    if (!input.success) throw refused('a queue needs a queueName and a parallelism of at least 1')
    const queue = ensureQueue(qstash, assertName('queue name', input.data.queueName))
    change(qstash, queue, { parallelism: input.data.parallelism, paused: input.data.paused ?? queue.paused })
    return c.body(null, 200)
  })
  routes.get('/queues', (c) => c.json(records.queues.values().map((queue) => showQueue(queue, lagOf(queue.name)))))
  routes.get('/queues/:name', (c) => {
    const queue = find(qstash, c.req.param('name'))
    return c.json(showQueue(queue, lagOf(queue.name)))
  })
  routes.delete('/queues/:name', (c) => {
    const name = c.req.param('name')
    for (const message of records.messages.values()) if (message.queueName === name) dispatcher.cancel(message.messageId)
    records.queues.delete(name)
    dispatcher.setQueue(name, 1, false)
    return c.body(null, 200)
  })
  routes.post('/queues/:name/pause', (c) => {
    change(qstash, find(qstash, c.req.param('name')), { paused: true })
    return c.body(null, 200)
  })
  routes.post('/queues/:name/resume', (c) => {
    change(qstash, find(qstash, c.req.param('name')), { paused: false })
    return c.body(null, 200)
  })

  routes.get('/flowControl', (c) => c.json([...dispatcher.flows.values()].map(showFlow)))
  routes.get('/flowControl/:key', (c) => {
    const lane = dispatcher.flows.get(c.req.param('key'))
    if (!lane) throw notFound('flow control key', c.req.param('key'))
    return c.json(showFlow(lane))
  })
  routes.post('/flowControl/:key/pause', (c) => {
    dispatcher.setFlowPaused(c.req.param('key'), true)
    return c.body(null, 200)
  })
  routes.post('/flowControl/:key/resume', (c) => {
    dispatcher.setFlowPaused(c.req.param('key'), false)
    return c.body(null, 200)
  })
  return routes
}

/** The queue of that name; enqueuing to it makes it. */
export function ensureQueue({ records }: Qstash, name: string): Queue {
  const known = records.queues.get(name)
  if (known) return known
  const queue = { name, parallelism: 1, paused: false, createdAt: records.nowMs(), updatedAt: records.nowMs() }
  records.queues.put(name, queue)
  return queue
}

function change({ records, dispatcher }: Qstash, queue: Queue, to: Partial<Pick<Queue, 'parallelism' | 'paused'>>): void {
  Object.assign(queue, to, { updatedAt: records.nowMs() })
  records.queues.put(queue.name, queue)
  dispatcher.setQueue(queue.name, queue.parallelism, queue.paused)
}

function find({ records }: Qstash, name: string): Queue {
  const queue = records.queues.get(assertName('queue name', name))
  if (!queue) throw notFound('queue', name)
  return queue
}
