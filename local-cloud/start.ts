import { join, resolve } from 'node:path'
import { Clock } from './clock.ts'
import { controlApp } from './control.ts'
import { Faults } from './faults.ts'
import { startGoogle } from './google/server.ts'
import { listen } from './http.ts'
import { startNeon } from './neon/server.ts'
import { startPostgres } from './postgres/server.ts'
import { startQstash } from './qstash/server.ts'
import { startMemoryRedis } from './redis/memory/engine.ts'
import { findRedisServer, startRealRedis } from './redis/real-engine.ts'
import { startRedisRest } from './redis/server.ts'
import { startResend } from './resend/server.ts'
import { ownSecrets, VENDOR_SECRETS } from './secrets.ts'
import { startStripe } from './stripe/server.ts'

/** How far each address is from the base port. */
const PORTS = { control: 0, postgres: 1, neon: 2, redis: 3, qstash: 4, stripe: 5, resend: 6, google: 7 } as const

type Name = keyof typeof PORTS

export interface LocalCloudOptions {
  /** Databases, messages, mail and secrets are kept here between runs. One cloud at a time for each directory. */
  dataDir: string
  /** `free` takes whatever is free; a number is the first of eight ports in a row. */
  ports?: 'free' | number
  /** `auto`: a real redis-server where there is one. */
  redisEngine?: 'auto' | 'memory'
  /** Where the product listens, no trailing slash: webhooks and jobs go there. */
  appUrl: string
  /** What the product's endpoint at Stripe is subscribed to; every type of event when absent. */
  stripeEvents?: readonly string[]
}

export interface LocalCloud {
  /** Every variable the product reads. */
  env: Record<string, string>
  urls: Record<Name, string>
  redisEngine: 'redis-server' | 'memory'
  /** Postgres' process, which outlives ours when that is killed. */
  postgresPid: number
  faults: Faults
  clock: Clock
  stop(): Promise<void>
}

/** Starts every vendor on 127.0.0.1. Rejects with a sentence, and leaves nothing running, when one does not start. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const stops: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const end of stops.splice(0).toReversed()) await end()
  }
  try {
    return await startAll(options, stops, stop)
  } catch (error) {
    await stop()
    throw error
  }
}

async function startAll(
  { dataDir, ports = 'free', redisEngine = 'auto', appUrl, stripeEvents }: LocalCloudOptions,
  stops: (() => Promise<void>)[],
  stop: () => Promise<void>,
): Promise<LocalCloud> {
  const home = resolve(dataDir)
  const faults = new Faults()
  const clock = new Clock()
  const portOf = (name: Name) => (ports === 'free' ? 0 : ports + PORTS[name])
  const started = <T extends { stop(): Promise<void> }>(served: T): T => {
    stops.push(() => served.stop())
    return served
  }

  // First, because whoever has this port has the directory: a second cloud must not touch the first one's Postgres.
  const cloud = { dataDir: home, faults, clock, urls: {}, isRunning: false }
  const control = started(await listen(controlApp(cloud), portOf('control')))

  const own = await ownSecrets(join(home, 'secrets.json'))
  const postgres = started(await startPostgres({ dataDir: join(home, 'postgres'), port: portOf('postgres') }))
  const neon = started(await startNeon({ port: portOf('neon'), postgresUrl: postgres.url, faults }))

  const program = redisEngine === 'auto' ? await findRedisServer() : null
  const engine = started(program ? await startRealRedis(program, join(home, 'redis')) : startMemoryRedis())
  const token = VENDOR_SECRETS.UPSTASH_REDIS_REST_TOKEN
  const redis = started(await startRedisRest({ port: portOf('redis'), token, engine, faults }))

  const qstash = started(
    await startQstash({
      port: portOf('qstash'),
      faults,
      clock,
      dataDir: join(home, 'qstash'),
      token: VENDOR_SECRETS.QSTASH_TOKEN,
      currentSigningKey: VENDOR_SECRETS.QSTASH_CURRENT_SIGNING_KEY,
      nextSigningKey: VENDOR_SECRETS.QSTASH_NEXT_SIGNING_KEY,
    }),
  )
  const stripe = started(
    await startStripe({
      port: portOf('stripe'),
      faults,
      clock,
      dataDir: join(home, 'stripe'),
      webhookUrl: `${appUrl}/api/webhooks/stripe`,
      webhookEvents: stripeEvents,
      webhookSecret: VENDOR_SECRETS.STRIPE_WEBHOOK_SECRET,
      secretKey: VENDOR_SECRETS.STRIPE_SECRET_KEY,
    }),
  )
  const apiKey = VENDOR_SECRETS.RESEND_API_KEY
  const resend = started(await startResend({ port: portOf('resend'), faults, clock, dataDir: join(home, 'resend'), apiKey }))

  const google = started(
    await startGoogle({
      port: portOf('google'),
      faults,
      clock,
      dataDir: join(home, 'google'),
      clientId: VENDOR_SECRETS.GOOGLE_CLIENT_ID,
      clientSecret: VENDOR_SECRETS.GOOGLE_CLIENT_SECRET,
    }),
  )

  const http = { neon: neon.url, redis: redis.url, qstash: qstash.url, stripe: stripe.url, resend: resend.url, google: google.url }
  const vendors = { postgres: postgres.url, ...http }
  Object.assign(cloud, { urls: vendors, isRunning: true })
  return {
    env: {
      APP_URL: appUrl,
      ...own,
      ...VENDOR_SECRETS,
      DATABASE_URL: postgres.url,
      NEON_HTTP_ENDPOINT: neon.httpEndpoint,
      NEON_WS_PROXY: neon.wsProxy,
      UPSTASH_REDIS_REST_URL: redis.url,
      QSTASH_URL: qstash.url,
      STRIPE_API_URL: stripe.url,
      RESEND_BASE_URL: resend.url,
      GOOGLE_ISSUER: google.url,
      MAIL_FROM: 'Fairground <tickets@fairground.example>',
      OPERATOR_NAME: 'Fairground on this machine',
      OPERATOR_ADDRESS: '1 Carousel Square, 20457 Hamburg, Germany',
      SUPPORT_EMAIL: 'help@fairground.example',
    },
    urls: { control: control.url, ...vendors },
    redisEngine: engine.kind,
    postgresPid: postgres.pid,
    faults,
    clock,
    stop,
  }
}
