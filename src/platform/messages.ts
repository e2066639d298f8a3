import { eq, ne, sql } from 'drizzle-orm'
import { messages } from '@/db/schema/platform'
import type { Id } from '@/lib/ids'
import type { Mail } from './mail'
import type { Shell } from './shell'

export interface Message {
  /** One message per key, ever: `order_confirmation:ord_…`. Also the vendor's idempotency key; 256 characters at most. */
  key: string
  kind: string
  recipient: string
  orgId: Id<'org'> | null
  /** Called only when the message is still to be sent. Must give the same for the same key. */
  render: () => Promise<Pick<Mail, 'subject' | 'html' | 'text' | 'attachments'>>
}

/**
 * Sends a mail at most once for its key, however often it is called: a row is written first, and whoever finds it sent does
 * nothing. A call that died in between is safely repeated within a day, the time for which the vendor remembers the key and
 * answers a repeat with the first mail. It refuses the same key with another body: hence `render`'s promise.
 * Answers whether it was this call that sent it; throws when the vendor did not take it, so that the job is tried again.
 */
export async function sendOnce(shell: Pick<Shell, 'db' | 'mailer' | 'now'>, message: Message): Promise<boolean> {
  const { db, mailer, now } = shell
  const { key, kind, recipient, orgId, render } = message
  const [taken] = await db
    .insert(messages)
    .values({ key, orgId, kind, recipient, status: 'sending', createdAt: now })
    .onConflictDoUpdate({ target: messages.key, set: { status: sql`'sending'` }, setWhere: ne(messages.status, 'sent') })
    .returning({ recipient: messages.recipient })
  if (!taken) return false
  // The first call's recipient: a changed address would be another body under the same key.
  const providerId = await mailer.send({ ...(await render()), to: taken.recipient, idempotencyKey: key })
  await db.update(messages).set({ status: 'sent', sentAt: now, providerId }).where(eq(messages.key, key))
  return true
}
