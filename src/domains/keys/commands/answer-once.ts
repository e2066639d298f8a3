import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { only } from '@/lib/assert'
import { DAY_MS, MINUTE_MS } from '@/lib/time'
import type { KeyCredential } from '@/platform/authz'
import type { Shell } from '@/platform/shell'
import { worksNow } from '../queries'

type OnceShell = Pick<Shell, 'db' | 'now'>

/** A write that its program may send again: whose it is, by which key it is told, and what it asks for. */
export interface Once {
  credential: KeyCredential
  key: string
  /** SHA-256 of method, path and body. */
  requestHash: string
}

/**
 * `first`: nobody has begun it; whoever is told so does it, then keeps or forgets it. `stranger`: no such key works, so there
 * is nothing to remember.
 */
export type Beginning =
  | { state: 'first' | 'in_flight' | 'reused' | 'stranger' }
  | { state: 'answered'; status: number; body: unknown }

/** Answers are kept for a day; one whose first try went silent may be tried again after a minute. */
const KEPT_MS = DAY_MS
const SILENT_MS = MINUTE_MS

const row = z.object({
  known: z.boolean(),
  first: z.boolean(),
  same: z.boolean().nullable(),
  status: z.number().nullable(),
  body: z.unknown(),
})

const callerOf = ({ credential }: Once, now: Date) =>
  sql`select a.id from api_keys a where a.prefix = ${credential.prefix} and a.secret_hash = ${credential.secretHash} and ${worksNow(now)}`

/** Begins a write that may come twice, or says what became of the first. One statement. */
export async function beginOnce({ db, now }: OnceShell, once: Once): Promise<Beginning> {
  const ago = (ms: number) => at(new Date(now.getTime() - ms))
  const found = only(
    await runStatement(
      db,
      sql`
        with caller as (${callerOf(once, now)}),
        begun as (
          insert into idempotent_answers as i (api_key_id, key, request_hash, created_at)
          select id, ${once.key}, ${once.requestHash}, ${at(now)} from caller
          on conflict (api_key_id, key) do update
            set request_hash = excluded.request_hash, status = null, body = null, created_at = excluded.created_at
            where i.created_at <= ${ago(KEPT_MS)} or (i.status is null and i.created_at <= ${ago(SILENT_MS)})
          returning i.key
        )
        select exists (select from caller) as known, exists (select from begun) as first,
          i.request_hash = ${once.requestHash} as same, i.status, i.body
        from (select 1) as always
        left join idempotent_answers i on i.api_key_id = (select id from caller) and i.key = ${once.key}`,
      row,
    ),
  )
  if (!found.known) return { state: 'stranger' }
  if (found.first) return { state: 'first' }
  if (found.same === false) return { state: 'reused' }
  // Begun at the same instant it may not be seen yet.
  return found.status === null ? { state: 'in_flight' } : { state: 'answered', status: found.status, body: found.body }
}

/** Keeps the answer for repeats. */
export async function keepAnswer({ db, now }: OnceShell, once: Once, answer: { status: number; body: unknown }): Promise<void> {
  await db.execute(sql`
    update idempotent_answers set status = ${answer.status}, body = ${JSON.stringify(answer.body)}::jsonb
    where api_key_id = (${callerOf(once, now)}) and key = ${once.key} and request_hash = ${once.requestHash}`)
}

/** Forgets a write that was not done, so that it can be sent again, mended. */
export async function forgetOnce({ db, now }: OnceShell, once: Once): Promise<void> {
  await db.execute(sql`
    delete from idempotent_answers
    where api_key_id = (${callerOf(once, now)}) and key = ${once.key} and request_hash = ${once.requestHash} and status is null`)
}
