import { lte } from 'drizzle-orm'
import { idempotentAnswers } from '@/db/schema/organisations'
import { DAY_MS } from '@/lib/time'
import type { Shell } from '@/platform/shell'

/** Nobody is told them any more: what begins again takes the place of an old one. */
export async function runForgetAnswers({ db, now }: Pick<Shell, 'db' | 'now'>): Promise<void> {
  await db.delete(idempotentAnswers).where(lte(idempotentAnswers.createdAt, new Date(now.getTime() - DAY_MS)))
}
