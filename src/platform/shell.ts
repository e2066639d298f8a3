import type { Redis } from '@upstash/redis'
import { createDb, type Db } from '@/db/client'
import { env, type Env } from '@/env'
import { createMailer, type Mailer } from './mail'
import type { PaymentProvider } from './payments'
import { createQueue, type Queue } from './queue'
import { createRedis } from './redis'
import { createStripeProvider } from './stripe'

/** The world outside, by interface. None of it holds a connection, so one serves every request of an isolate. */
export interface Services {
  readonly env: Env
  readonly db: Db
  readonly redis: Redis
  readonly queue: Queue
  readonly mailer: Mailer
  readonly payments: PaymentProvider
}

/** What a command gets beside its scope and input. */
export interface Shell extends Services {
  readonly now: Date
  readonly requestId: string
  readonly ip: string | null
  /** Lets work go on after the answer; it must not be needed for the promise the answer makes. */
  waitUntil(promise: Promise<unknown>): void
}

export function createServices(settings: Env): Services {
  return {
    env: settings,
    db: createDb(settings),
    redis: createRedis(settings),
    queue: createQueue(settings),
    mailer: createMailer(settings),
    payments: createStripeProvider(settings),
  }
}

let shared: Services | undefined

/** The isolate's services, made on first use. */
export function services(): Services {
  shared ??= createServices(env())
  return shared
}
