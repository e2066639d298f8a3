import { advanceEvents } from '@/domains/events/jobs/advance-events'
import { forgetAnswers } from '@/domains/keys/jobs/forget-answers'
import { expireReservations } from '@/domains/orders/jobs/expire-reservations'
import { reconcileStripe } from '@/domains/payments/jobs/reconcile-stripe'
import { expireTickets } from '@/domains/tickets/jobs/expire-tickets'
import { mailAgain } from '@/domains/tickets/jobs/mail-again'
import { sendReminder, sendReminders } from '@/domains/tickets/jobs/send-reminders'
import { type ApiHandler, refusal } from '@/platform/http'
import { log, logUnexpected } from '@/platform/log'
import { deliverNews, type NewsHandler } from '@/platform/outbox'
import { sweepOutbox } from '@/platform/outbox-jobs'
import type { JobDefinition } from '@/platform/queue'
import type { Shell } from '@/platform/shell'
import type { z } from 'zod'
import { shellOf } from './shell-of'

interface Job {
  definition: JobDefinition
  /** Parses the payload and works; null when the payload is not of its form. */
  run(shell: Shell, payload: unknown): Promise<boolean>
}

function job<S extends z.ZodType>(definition: JobDefinition<S>, work: (shell: Shell, payload: z.output<S>) => Promise<unknown>): Job {
  return {
    definition,
    async run(shell, payload) {
      const parsed = definition.payload.safeParse(payload)
      if (!parsed.success) return false
      await work(shell, parsed.data)
      return true
    },
  }
}

async function newsHandlers(): Promise<NewsHandler[]> {
  const [{ eventHandlers }, { identityHandlers }, { organisationHandlers }, { paymentHandlers }, { ticketHandlers }] = await Promise.all([
    import('@/domains/events/handlers'),
    import('@/domains/identity/handlers'),
    import('@/domains/organisations/handlers'),
    import('@/domains/payments/handlers'),
    import('@/domains/tickets/handlers'),
  ])
  return [...eventHandlers, ...identityHandlers, ...organisationHandlers, ...paymentHandlers, ...ticketHandlers]
}

/** All background work. Bodies are loaded when a message of theirs arrives. */
const JOBS: readonly Job[] = [
  job(deliverNews, async (shell, { outboxId }) =>
    (await import('@/platform/outbox-jobs')).runDeliverNews(shell, await newsHandlers(), outboxId),
  ),
  job(sweepOutbox, async (shell) => (await import('@/platform/outbox-jobs')).runSweepOutbox(shell)),
  job(advanceEvents, async (shell) => (await import('@/domains/events/jobs/advance-events.run')).runAdvanceEvents(shell)),
  job(expireReservations, async (shell) => (await import('@/domains/orders/jobs/expire-reservations.run')).runExpireReservations(shell)),
  job(forgetAnswers, async (shell) => (await import('@/domains/keys/jobs/forget-answers.run')).runForgetAnswers(shell)),
  job(reconcileStripe, async (shell) => (await import('@/domains/payments/jobs/reconcile-stripe.run')).runReconcileStripe(shell)),
  job(expireTickets, async (shell) => (await import('@/domains/tickets/jobs/expire-tickets.run')).runExpireTickets(shell)),
  job(sendReminders, async (shell) => (await import('@/domains/tickets/jobs/send-reminders.run')).runSendReminders(shell)),
  job(mailAgain, async (shell, { orderId, wish }) => (await import('@/domains/tickets/jobs/mail-tickets')).mailTickets(shell, orderId, wish)),
  job(sendReminder, async (shell, reminder) => (await import('@/domains/tickets/jobs/mail-reminder')).mailReminder(shell, reminder)),
]

/**
 * The queue's messages, `POST /api/jobs/<name>`, signed by it. 500 makes it try again; 489 sends a message that no try can
 * mend to the dead letters. Source: https://upstash.com/docs/qstash/howto/signature, .../features/retry
 */
export const jobsHandler: ApiHandler = async (request, context) => {
  const shell = shellOf(request, context)
  const name = new URL(request.url).pathname.replace('/api/jobs/', '')
  const body = await request.text()
  const signature = request.headers.get('upstash-signature')
  if (!(await shell.queue.verify({ signature, body, url: `${shell.env.APP_URL}/api/jobs/${name}` }))) {
    log('warn', 'job.refused', { name: name.slice(0, 60) })
    return refusal(401, 'signature_invalid')
  }
  const found = JOBS.find(({ definition }) => definition.name === name)
  if (!found) return notRetried('unknown_job')
  try {
    return (await found.run(shell, parsedJson(body))) ? Response.json({ outcome: 'done' }) : notRetried('payload_invalid')
  } catch (error) {
    logUnexpected(`job.${name}`, shell.requestId, error)
    return refusal(500, 'unexpected', { more: { requestId: shell.requestId } })
  }
}

/** Tells the queue when to call which job. Done once for an installation, and again with each release. */
export async function scheduleJobs({ queue }: Pick<Shell, 'queue'>): Promise<string[]> {
  const scheduled = JOBS.map(({ definition }) => definition).filter(({ schedule }) => schedule !== undefined)
  await Promise.all(scheduled.map((definition) => queue.schedule(definition)))
  return scheduled.map(({ name }) => name)
}

function notRetried(error: string): Response {
  return refusal(489, error, { headers: { 'upstash-nonretryable-error': 'true' } })
}

function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
