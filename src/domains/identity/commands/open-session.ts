import { sessions } from '@/db/schema/identity'
import { newId, type Id } from '@/lib/ids'
import { SESSION_TTL_MS } from '@/platform/session'
import type { Shell } from '@/platform/shell'
import type { SessionMethod } from '../model'

const USER_AGENT_MAX = 300

/** A row for a browser that has just signed in: what its owner sees of it, and can end. */
export async function openSession(
  { db, now, ip }: Pick<Shell, 'db' | 'now' | 'ip'>,
  { userId, method, userAgent }: { userId: Id<'usr'>; method: SessionMethod; userAgent: string | null },
): Promise<Id<'ses'>> {
  const id = newId('ses')
  await db.insert(sessions).values({
    id, userId, method, ip,
    userAgent: userAgent?.slice(0, USER_AGENT_MAX) ?? null,
    rotatedAt: now,
    createdAt: now,
    expiresAt: new Date(now.getTime() + SESSION_TTL_MS),
  })
  return id
}
