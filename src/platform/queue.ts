import { Client, Receiver } from '@upstash/qstash'
import type { z } from 'zod'

/** A kind of background work: its body stands in another module, loaded when a message of it arrives. */
export interface JobDefinition<S extends z.ZodType = z.ZodType> {
  /** Also its path: `/api/jobs/<name>`. */
  readonly name: string
  readonly payload: S
  /** How often a failed delivery is tried again before it goes to the dead letters. */
  readonly retries: number
  /** Five-field cron in UTC, for work that comes by itself with an empty payload. */
  readonly schedule?: string
  /** Keeps work of this kind from crowding out buyers. */
  readonly limit?: { readonly perSecond: number; readonly parallel: number }
}

export const defineJob = <S extends z.ZodType>(definition: JobDefinition<S>): JobDefinition<S> => definition

export interface QueueSettings {
  QSTASH_URL: string
  QSTASH_TOKEN: string
  QSTASH_CURRENT_SIGNING_KEY: string
  QSTASH_NEXT_SIGNING_KEY: string
  APP_URL: string
}

export interface Queue {
  publish<S extends z.ZodType>(job: JobDefinition<S>, payload: z.input<S>): Promise<void>
  /** Many messages of one kind in one call. */
  publishAll<S extends z.ZodType>(job: JobDefinition<S>, payloads: readonly z.input<S>[]): Promise<void>
  /** Creates or moves the job's schedule; the job's name is its id. */
  schedule(job: JobDefinition): Promise<void>
  /** Whether the request came from the queue and its body is what was sent. */
  verify(request: { signature: string | null; url: string; body: string }): Promise<boolean>
}

/** QStash: messages in, signed HTTP requests out, at least once. */
export function createQueue(settings: QueueSettings): Queue {
  const client = new Client({ baseUrl: settings.QSTASH_URL, token: settings.QSTASH_TOKEN, retry: { retries: 2, backoff: () => 100 } })
  const receiver = new Receiver({
    currentSigningKey: settings.QSTASH_CURRENT_SIGNING_KEY,
    nextSigningKey: settings.QSTASH_NEXT_SIGNING_KEY,
  })
  const urlOf = (job: JobDefinition) => `${settings.APP_URL}/api/jobs/${job.name}`
  const message = <S extends z.ZodType>(job: JobDefinition<S>, body: z.input<S>) => ({
    url: urlOf(job),
    body,
    retries: job.retries,
    ...(job.limit && { flowControl: { key: job.name, rate: job.limit.perSecond, parallelism: job.limit.parallel } }),
  })
  return {
    async publish(job, payload) {
      await client.publishJSON(message(job, payload))
    },
    async publishAll(job, payloads) {
      if (payloads.length > 0) await client.batchJSON(payloads.map((payload) => message(job, payload)))
    },
    async schedule(job) {
      if (!job.schedule) return
      await client.schedules.create({
        scheduleId: job.name,
        destination: urlOf(job),
        cron: job.schedule,
        body: '{}',
        headers: { 'content-type': 'application/json' },
        retries: job.retries,
      })
    },
    async verify({ signature, url, body }) {
      if (!signature) return false
      return receiver.verify({ signature, body, url }).catch(() => false)
    },
  }
}
