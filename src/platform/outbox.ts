import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { idSchema } from '@/lib/id-schema'
import type { Id } from '@/lib/ids'
import { log } from './log'
import { defineJob } from './queue'
import type { Shell } from './shell'

/** News a domain announces: its name, the version of its payload's form, and that form. */
export interface NewsDefinition<S extends z.ZodType = z.ZodType> {
  readonly name: `${string}.${string}`
  readonly version: number
  readonly payload: S
}

export const defineNews = <S extends z.ZodType>(definition: NewsDefinition<S>): NewsDefinition<S> => definition

/** Somebody who acts on news. Called at least once, so what it does must bear repeating. */
export interface NewsHandler {
  /** Unique; remembered with each piece of news it has dealt with. */
  readonly consumer: string
  readonly news: string
  handle(shell: Shell, payload: unknown, origin: { outboxId: Id<'obx'>; orgId: Id<'org'> | null }): Promise<void>
}

/** Binds a consumer to news; the payload is parsed before it is called. */
export function onNews<S extends z.ZodType>(
  news: NewsDefinition<S>,
  consumer: string,
  handle: (shell: Shell, payload: z.output<S>, origin: { outboxId: Id<'obx'>; orgId: Id<'org'> | null }) => Promise<void>,
): NewsHandler {
  return { consumer, news: news.name, handle: (shell, payload, origin) => handle(shell, news.payload.parse(payload), origin) }
}

/** Delivers one piece of news to its consumers. Slower than buyers on purpose: mail may wait, a sale may not. */
export const deliverNews = defineJob({
  name: 'outbox-deliver',
  payload: z.object({ outboxId: idSchema('obx') }),
  retries: 5,
  limit: { perSecond: 20, parallel: 2 },
})

/** The insert of news for the CTE of a hand-written statement, returning its id; `from` gives a row when it happens. */
export function newsCte(
  news: NewsDefinition,
  { orgId, subjectId, payload, now }: { orgId: SQL; subjectId: SQL; payload: SQL; now: Date },
  from: SQL,
): SQL {
  return sql`insert into outbox (id, org_id, name, version, subject_id, payload, created_at)
    select new_id('obx'), ${orgId}, ${news.name}, ${news.version}, ${subjectId}, ${payload}, ${now.toISOString()}::timestamptz
    from ${from} returning id`
}

/** After the commit: tells the queue. When that fails the sweeper finds the rows, so nobody waits and nothing is lost. */
export function announce(shell: Pick<Shell, 'queue' | 'waitUntil'>, outboxIds: readonly Id<'obx'>[]): void {
  for (const outboxId of outboxIds) {
    shell.waitUntil(
      shell.queue.publish(deliverNews, { outboxId }).catch(() => log('warn', 'outbox.not_announced', { outboxId })),
    )
  }
}
