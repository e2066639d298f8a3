import { sql, type SQL } from 'drizzle-orm'
import { newsCte } from '@/platform/outbox'
import type { Shell } from '@/platform/shell'
import { accountChanged } from '../events'
import type { AccountChange } from '../model'

/** The end of a statement that changes how an account is entered: its owner, named by `from (user_id)`, is to be told. */
export function tellOwner({ now }: Pick<Shell, 'now'>, change: AccountChange, from: SQL): SQL {
  const payload = sql`jsonb_build_object('userId', user_id, 'change', ${change}::text)`
  return newsCte(accountChanged, { orgId: sql`null`, subjectId: sql`user_id`, payload, now }, from)
}
