import { setTimeout as sleep } from 'node:timers/promises'
import { Hono } from 'hono'
import type { CloudEnv } from '../http.ts'
import { searchOf, type Qstash } from './requests.ts'
import { findSchedule } from './schedule-routes.ts'

const DRAIN_TIMEOUT_MS = 10_000
/** A retry, or a period of a rate, this near is waited for; a later one is as good as a delayed message. */
const WITHIN_MS = 5_000
const LOOK_EVERY_MS = 5

/**
 * What tests steer with, no token asked. `POST /__control/drain?timeoutMs=` answers 200 `{drained: true}` once nothing is due
 * or under way (retries and rates that let through within five seconds included, delayed messages and what is paused not), 408 with what is left when
 * that takes longer. `POST /__control/schedules/<id>/run` answers `{messageId}`, or leads a browser back to the page.
 */
export function controlRoutes(qstash: Qstash): Hono<CloudEnv> {
  const { dispatcher, schedules } = qstash
  const routes = new Hono<CloudEnv>()

  routes.post('/drain', async (c) => {
    const endsAtMs = Date.now() + (Number(searchOf(c).get('timeoutMs')) || DRAIN_TIMEOUT_MS)
    while (dispatcher.busy(WITHIN_MS) > 0) {
      if (Date.now() >= endsAtMs) return c.json({ drained: false, left: dispatcher.busy(WITHIN_MS) }, 408)
      await sleep(LOOK_EVERY_MS)
    }
    return c.json({ drained: true })
  })

  routes.post('/schedules/:id/run', (c) => {
    const { messageId } = schedules.run(findSchedule(qstash, c.req.param('id')))
    return c.req.header('accept')?.includes('text/html') ? c.redirect('/', 303) : c.json({ messageId })
  })
  return routes
}
