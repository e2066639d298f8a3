import { sql, type SQL } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { at } from '@/db/literals'
import type { Id } from '@/lib/ids'
import { MINUTE_MS } from '@/lib/time'

/** The update that writes a use down, for the CTE of a statement that proves the key itself; no row when it was used just now. */
export function keyUseCte(keyId: SQL, now: Date): SQL {
  return sql`update api_keys set last_used_at = ${at(now)}
    where id = ${keyId} and (last_used_at is null or last_used_at <= ${at(new Date(now.getTime() - MINUTE_MS))})`
}

/** Writes down that a key was used, at most once a minute. */
export async function noteKeyUse(db: Db, keyId: Id<'key'>, now: Date): Promise<void> {
  await db.execute(keyUseCte(sql`${keyId}`, now))
}
