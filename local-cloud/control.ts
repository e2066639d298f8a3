import { connect } from 'node:net'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Clock } from './clock.ts'
import { faultRuleSchema, type Faults } from './faults.ts'
import type { CloudEnv } from './http.ts'

export const statusSchema = z.object({
  state: z.enum(['starting', 'running']),
  pid: z.number(),
  dataDir: z.string(),
  /** ISO 8601, as the cloud's clock has it. */
  now: z.string(),
  vendors: z.record(z.string(), z.object({ url: z.string(), isUp: z.boolean() })),
})

export type CloudStatus = z.infer<typeof statusSchema>

export interface Controlled {
  dataDir: string
  faults: Faults
  clock: Clock
  /** Where each vendor is, for as much as is there yet. */
  urls: Record<string, string>
  isRunning: boolean
}

const advanceSchema = z.object({ ms: z.number().int().positive() })

/** How other processes (a browser test, a benchmark) steer the cloud. Every refusal is `{ error }` in one sentence. */
export function controlApp(cloud: Controlled): Hono<CloudEnv> {
  const app = new Hono<CloudEnv>()
  app.get('/', async (c) => c.json(await statusOf(cloud)))
  app.post('/faults', async (c) => {
    const rule = faultRuleSchema.safeParse(await c.req.json().catch(() => null))
    if (!rule.success) return c.json({ error: z.prettifyError(rule.error) }, 400)
    cloud.faults.add(rule.data)
    return c.json(rule.data, 201)
  })
  app.delete('/faults', (c) => {
    cloud.faults.clear()
    return c.body(null, 204)
  })
  app.post('/clock/advance', async (c) => {
    const asked = advanceSchema.safeParse(await c.req.json().catch(() => null))
    if (!asked.success) return c.json({ error: z.prettifyError(asked.error) }, 400)
    cloud.clock.advance(asked.data.ms)
    return c.json({ now: cloud.clock.now().toISOString() })
  })
  return app
}

async function statusOf({ dataDir, clock, urls, isRunning }: Controlled): Promise<CloudStatus> {
  const vendors = await Promise.all(
    Object.entries(urls).map(async ([name, url]) => [name, { url, isUp: await isListening(url) }] as const),
  )
  const state = isRunning ? 'running' : 'starting'
  return { state, pid: process.pid, dataDir, now: clock.now().toISOString(), vendors: Object.fromEntries(vendors) }
}

function isListening(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port) })
    const answer = (isUp: boolean) => {
      socket.destroy()
      resolve(isUp)
    }
    socket.on('connect', () => answer(true))
    socket.on('error', () => answer(false))
  })
}
