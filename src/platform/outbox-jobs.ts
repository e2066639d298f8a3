import { and, asc, eq, isNull, lt } from 'drizzle-orm'
import { z } from 'zod'
import { outbox, outboxConsumptions } from '@/db/schema/platform'
import type { Id } from '@/lib/ids'
import { MINUTE_MS } from '@/lib/time'
import { log } from './log'
import { deliverNews, type NewsHandler } from './outbox'
import { defineJob } from './queue'
import type { Shell } from './shell'

/** Finds news that nobody was told of, because the process died after the commit or the queue did not answer. */
export const sweepOutbox = defineJob({ name: 'outbox-sweep', payload: z.object({}), retries: 1, schedule: '* * * * *' })

const SWEEP_MAX = 500

/** Tells each consumer of a piece of news that has not dealt with it yet. Throws when one fails: the queue tries again. */
export async function runDeliverNews(shell: Shell, handlers: readonly NewsHandler[], outboxId: Id<'obx'>): Promise<void> {
  const { db } = shell
  const [[news], consumed] = await db.batch([
    db.select().from(outbox).where(and(eq(outbox.id, outboxId), isNull(outbox.dispatchedAt))),
    db.select({ consumer: outboxConsumptions.consumer }).from(outboxConsumptions).where(eq(outboxConsumptions.outboxId, outboxId)),
  ])
  if (!news) return
  const done = new Set(consumed.map(({ consumer }) => consumer))
  const open = handlers.filter((handler) => handler.news === news.name && !done.has(handler.consumer))
  const results = await Promise.allSettled(
    open.map(async (handler) => {
      await handler.handle(shell, news.payload, { outboxId, orgId: news.orgId })
      return handler.consumer
    }),
  )
  const finished = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  const failed = results.find((result) => result.status === 'rejected')
  const close = db.update(outbox).set({ dispatchedAt: shell.now }).where(eq(outbox.id, outboxId))
  if (finished.length > 0) {
    const remember = db
      .insert(outboxConsumptions)
      .values(finished.map((consumer) => ({ outboxId, consumer, consumedAt: shell.now })))
      .onConflictDoNothing()
    await (failed ? remember : db.batch([remember, close]))
  } else if (!failed) {
    await close
  }
  if (failed) throw failed.reason
}

/** Announces again what has waited for more than a minute, oldest first. Answers how many. */
export async function runSweepOutbox(shell: Shell): Promise<number> {
  const waiting = await shell.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(isNull(outbox.dispatchedAt), lt(outbox.createdAt, new Date(shell.now.getTime() - MINUTE_MS))))
    .orderBy(asc(outbox.createdAt))
    .limit(SWEEP_MAX)
  await shell.queue.publishAll(deliverNews, waiting.map(({ id }) => ({ outboxId: id })))
  if (waiting.length > 0) log('warn', 'outbox.swept', { count: waiting.length })
  return waiting.length
}
