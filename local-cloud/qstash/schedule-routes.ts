import { Hono } from 'hono'
import type { CloudEnv } from '../http.ts'
import type { Schedule } from './message.ts'
import { assertName } from './options.ts'
import { ensureQueue } from './queue-routes.ts'
import { notFound, rawAfter, readDraft, type Qstash, type Route } from './requests.ts'
import { showSchedule } from './views.ts'

/** `/v2/schedules`. */
export function scheduleRoutes(qstash: Qstash): Hono<CloudEnv> {
  const { records, schedules } = qstash
  const routes = new Hono<CloudEnv>()
  const show = (schedule: Schedule) => showSchedule(schedule, schedules.nextMs(schedule), lastState(qstash, schedule))

  const setPaused = (isPaused: boolean): Route => (c) => {
    schedules.setPaused(findSchedule(qstash, c.req.param('id') ?? ''), isPaused)
    return c.body(null, 200)
  }
  // The SDK says PATCH, the reference POST. Before the destinations, which take any path.
  routes.on(['PATCH', 'POST'], '/schedules/:id/pause', setPaused(true))
  routes.on(['PATCH', 'POST'], '/schedules/:id/resume', setPaused(false))

  routes.post('/schedules/*', async (c) => {
    const draft = await readDraft(c, rawAfter(c, '/v2/schedules/'))
    const queue = draft.headers['upstash-queue-name']
    if (queue !== undefined) ensureQueue(qstash, assertName('queue name', queue))
    return c.json({ scheduleId: schedules.upsert(draft).scheduleId })
  })
  routes.get('/schedules', (c) => c.json(records.schedules.values().map(show)))
  routes.get('/schedules/:id', (c) => c.json(show(findSchedule(qstash, c.req.param('id')))))
  routes.delete('/schedules/:id', (c) => {
    if (!schedules.delete(c.req.param('id'))) throw notFound('schedule', c.req.param('id'))
    return c.body(null, 200)
  })
  return routes
}

export function findSchedule({ records }: Qstash, scheduleId: string): Schedule {
  const schedule = records.schedules.get(scheduleId)
  if (!schedule) throw notFound('schedule', scheduleId)
  return schedule
}

/** How its last message fares: what is neither on its way nor dead has arrived. */
function lastState({ records }: Qstash, { lastMessageId }: Schedule): string | null {
  if (lastMessageId === null) return null
  if (records.messages.get(lastMessageId)) return 'IN_PROGRESS'
  return records.dead.values().some(({ message }) => message.messageId === lastMessageId) ? 'FAIL' : 'SUCCESS'
}
