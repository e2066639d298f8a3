import { isNull } from 'drizzle-orm'
import { authTokens } from '@/db/schema/identity'
import { newId, type Id } from '@/lib/ids'
import { linkSecret } from '@/platform/links'
import { sha256 } from '@/platform/random'
import type { Shell } from '@/platform/shell'
import { LINK_LIFETIME_MS, type LinkPurpose } from '../model'

/**
 * The secret of a mail's link; its hash is kept. It is derived from our key and the outbox row that asked for the mail,
 * so it lies nowhere in clear, and a mail that is tried again is the same to the letter: the vendor takes a repeated
 * idempotency key with the same body only.
 */
export async function issueLink(
  { db, env, now }: Pick<Shell, 'db' | 'env' | 'now'>,
  { userId, purpose, outboxId }: { userId: Id<'usr'>; purpose: LinkPurpose; outboxId: Id<'obx'> },
): Promise<string> {
  const secret = await linkSecret(env.AUTH_SECRET, `${purpose}-link:${outboxId}`)
  const expiresAt = new Date(now.getTime() + LINK_LIFETIME_MS[purpose])
  await db
    .insert(authTokens)
    .values({ id: newId('atk'), userId, purpose, secretHash: await sha256(secret), expiresAt, createdAt: now })
    // A repeat counts its time from now, but never revives a link that was used.
    .onConflictDoUpdate({
      target: authTokens.secretHash,
      set: { expiresAt },
      setWhere: isNull(authTokens.usedAt),
    })
  return secret
}
