import { join } from 'node:path'
import { Hono } from 'hono'
import type { Clock } from '../clock.ts'
import type { Faults } from '../faults.ts'
import { listen, type CloudEnv, type Served } from '../http.ts'
import { Journal } from '../qstash/journal.ts'
import { apiRoutes } from './api.ts'
import { ResendError } from './errors.ts'
import { Idempotency } from './idempotency.ts'
import { inboxRoutes } from './inbox-routes.ts'
import { Mailbox } from './mailbox.ts'

export interface ResendOptions {
  /** 0 picks a free one. */
  port: number
  faults: Faults
  clock: Clock
  /** Holds `resend.jsonl` and `attachments/`. */
  dataDir: string
  apiKey: string
}

/** Resend's API on 127.0.0.1; mail goes nowhere but into `/inbox`. Rate limits and failures come only from the faults. */
export async function startResend(options: ResendOptions): Promise<Served> {
  const { clock, faults, dataDir, apiKey } = options
  const journal = await Journal.open(join(dataDir, 'resend.jsonl'))
  const mailbox = await Mailbox.open(journal, dataDir, clock)
  const idempotency = new Idempotency(journal, clock)
  await journal.compact()

  const app = new Hono<CloudEnv>()
  app.route('/emails', apiRoutes({ mailbox, idempotency, faults, apiKey }))
  app.route('/', inboxRoutes(mailbox))
  app.notFound(() => new ResendError('not_found', 'The requested endpoint does not exist.').toResponse())
  app.onError((error) => {
    if (error instanceof ResendError) return error.toResponse()
    console.error('local Resend:', error)
    return new ResendError('internal_server_error', 'An unexpected error occurred.').toResponse()
  })
  try {
    const served = await listen(app, options.port)
    return {
      ...served,
      stop: async () => {
        await served.stop()
        await journal.close()
      },
    }
  } catch (error) {
    await journal.close()
    throw error
  }
}
