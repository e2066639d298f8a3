import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { neon, neonConfig } from '@neondatabase/serverless'
import { Client as Qstash } from '@upstash/qstash'
import { Redis } from '@upstash/redis'
import { Resend } from 'resend'
import Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseEnv } from '../src/env.ts'
import { statusSchema } from './control.ts'
import { startLocalCloud, type LocalCloud } from './start.ts'

let home: string
let cloud: LocalCloud
const start = () => startLocalCloud({ dataDir: join(home, 'cloud'), appUrl: 'http://127.0.0.1:3000' })

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'fairground-cloud-test-'))
  cloud = await start()
})
afterAll(async () => {
  await cloud.stop()
  await rm(home, { recursive: true, force: true })
})

const control = (path: string, method: string, body?: unknown) =>
  fetch(`${cloud.urls.control}${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) })

test("the product's settings accept what it offers, and every SDK reaches its vendor", async () => {
  const env = parseEnv(cloud.env)
  neonConfig.fetchEndpoint = env.NEON_HTTP_ENDPOINT ?? ''
  expect(await neon(env.DATABASE_URL)`select 1 as one`).toEqual([{ one: 1 }])
  const redis = new Redis({ url: env.UPSTASH_REDIS_REST_URL, token: env.UPSTASH_REDIS_REST_TOKEN, enableTelemetry: false })
  expect(await redis.ping()).toBe('PONG')
  const qstash = new Qstash({ baseUrl: env.QSTASH_URL, token: env.QSTASH_TOKEN, enableTelemetry: false })
  expect(await qstash.schedules.list()).toEqual([])
  const { hostname, port } = new URL(env.STRIPE_API_URL ?? '')
  const stripe = new Stripe(env.STRIPE_SECRET_KEY, { host: hostname, port, protocol: 'http' })
  expect((await stripe.events.list()).data).toEqual([])
  const resend = new Resend(env.RESEND_API_KEY, { baseUrl: env.RESEND_BASE_URL ?? '' })
  const mail = { from: env.MAIL_FROM, to: 'ada@example.org', subject: 'Your ticket', text: 'Here it is.' }
  expect((await resend.emails.send(mail)).error).toBeNull()
})

test('the control server tells who is up, makes faults and moves time', async () => {
  const status = statusSchema.parse(await (await control('/', 'GET')).json())
  expect(status).toMatchObject({ state: 'running', dataDir: join(home, 'cloud') })
  expect(Object.entries(status.vendors).filter(([, vendor]) => !vendor.isUp)).toEqual([])
  expect(Object.keys(status.vendors).toSorted()).toEqual(['google', 'neon', 'postgres', 'qstash', 'redis', 'resend', 'stripe'])

  const fault = { kind: 'status', status: 503 }
  expect((await control('/faults', 'POST', { vendor: 'neon', times: 5, fault })).status).toBe(201)
  const query = neon(cloud.env['DATABASE_URL'] ?? '')
  await expect(query`select 1`).rejects.toThrow('503')
  expect((await control('/faults', 'DELETE')).status).toBe(204)
  expect(await query`select 1 as one`).toEqual([{ one: 1 }])
  const wrong = await control('/faults', 'POST', { vendor: 'nobody' })
  expect([wrong.status, await wrong.json()]).toEqual([400, { error: expect.stringContaining('vendor') }])

  const before = cloud.clock.now().getTime()
  expect((await control('/clock/advance', 'POST', { ms: 3_600_000 })).status).toBe(200)
  expect(cloud.clock.now().getTime() - before).toBeGreaterThanOrEqual(3_600_000)
})

test('after a stop nothing listens; after a start the data and the keys are the same', async () => {
  const query = () => neon(cloud.env['DATABASE_URL'] ?? '')
  await query()`create table kept as select 'here' as word`
  const { AUTH_SECRET, TICKET_SIGNING_KEYS } = cloud.env
  const { urls } = cloud
  await cloud.stop()
  for (const url of Object.values(urls)) {
    await expect(fetch(url.replace(/^postgres:\/\/[^@]*@/, 'http://'))).rejects.toThrow('fetch failed')
  }

  cloud = await start()
  neonConfig.fetchEndpoint = cloud.env['NEON_HTTP_ENDPOINT'] ?? ''
  expect(await query()`select word from kept`).toEqual([{ word: 'here' }])
  expect(cloud.env).toMatchObject({ AUTH_SECRET, TICKET_SIGNING_KEYS })
})
