import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import type { CloudEnv } from '../http.ts'
import { toBody } from './bodies.ts'
import { compose, deduplicationKey, type Draft } from './compose.ts'
import { assertName, refused } from './options.ts'
import { ensureQueue } from './queue-routes.ts'
import { rawAfter, readDraft, type Qstash } from './requests.ts'

const batchSchema = z.array(
  z.object({
    destination: z.string(),
    headers: z.record(z.string(), z.string()).default({}),
    body: z.string().default(''),
    queue: z.string().optional(),
  }),
)

/** `POST /v2/publish/<url>`, `/v2/enqueue/<queue>/<url>` and `/v2/batch`. */
export function publishRoutes(qstash: Qstash): Hono<CloudEnv> {
  const routes = new Hono<CloudEnv>()

  routes.post('/publish/*', async (c) => {
    const draft = await readDraft(c, rawAfter(c, '/v2/publish/'))
    if (draft.headers['upstash-cron'] !== undefined) return c.json({ scheduleId: qstash.schedules.upsert(draft).scheduleId })
    const answer = publish(qstash, draft)
    return c.json(answer, answer.deduplicated ? 202 : 200)
  })

  routes.post('/enqueue/*', async (c) => {
    const [queue = '', ...rest] = rawAfter(c, '/v2/enqueue/').split('/')
    const queueName = assertName('queue name', decodeURIComponent(queue))
    const draft = await readDraft(c, rest.join('/'))
    const answer = publish(qstash, { ...draft, queueName })
    return c.json(answer, answer.deduplicated ? 202 : 200)
  })

  routes.post('/batch', async (c) => {
    const entries = batchSchema.safeParse(await c.req.json().catch(() => null))
    if (!entries.success) throw refused('a batch is a JSON list of messages, each with a destination')
    const answers = entries.data.map(({ destination, headers, body, queue }) => {
      const draft = { destination, headers: lowerCased(headers), body: toBody(Buffer.from(body)) }
      return publishOrSay(qstash, queue === undefined ? draft : { ...draft, queueName: assertName('queue name', queue) })
    })
    return c.json(answers)
  })

  return routes
}

/** Sends a draft on its way, unless it is the repeat of another. Refuses with a 400. */
function publish(qstash: Qstash, draft: Draft): { messageId: string; url: string; deduplicated?: true } {
  const { records, dispatcher } = qstash
  const message = compose(draft, records.nowMs())
  const key = deduplicationKey(draft.headers, message)
  const first = key === null ? null : records.firstWith(key, message.messageId)
  if (first !== null) return { messageId: first, url: message.url, deduplicated: true }
  if (message.queueName !== null) ensureQueue(qstash, message.queueName)
  dispatcher.accept(message)
  return { messageId: message.messageId, url: message.url }
}

/** One bad message does not keep the others of its batch. */
function publishOrSay(qstash: Qstash, draft: Draft): ReturnType<typeof publish> | { error: string } {
  try {
    return publish(qstash, draft)
  } catch (error) {
    if (error instanceof HTTPException) return { error: error.message }
    throw error
  }
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
