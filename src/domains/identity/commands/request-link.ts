import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { runStatement } from '@/db/statement'
import { idSchema } from '@/lib/id-schema'
import { announce, newsCte } from '@/platform/outbox'
import type { Shell } from '@/platform/shell'
import type { LinkRequestInput, MailSentResult } from '../contract'
import { mailWanted } from '../events'
import type { LinkPurpose } from '../model'
import { limitTries } from './limit-tries'

/**
 * Sends a link to an address if an account is there to which that kind of link means something. The answer and its time
 * are the same if not.
 */
export async function requestLink(
  shell: Pick<Shell, 'db' | 'redis' | 'queue' | 'now' | 'ip' | 'waitUntil'>,
  purpose: LinkPurpose,
  { email, returnTo }: LinkRequestInput,
): Promise<MailSentResult> {
  await limitTries(shell, { subject: `${purpose} ${email}`, limit: 'mailedLink', networkLimit: 'mailedLinkFromNetwork' })
  const statuses = purpose === 'verify_email' ? sql`('pending_verification')` : sql`('pending_verification', 'active')`
  const news = await runStatement(
    shell.db,
    sql`with reader as (
        select id from users where email = ${email} and status in ${statuses}
      )
      ${newsCte(
        mailWanted,
        {
          orgId: sql`null`,
          subjectId: sql`reader.id`,
          payload: sql`jsonb_build_object('userId', reader.id, 'mail', ${purpose}::text, 'returnTo', ${returnTo}::text)`,
          now: shell.now,
        },
        sql`reader`,
      )}`,
    z.object({ id: idSchema('obx') }),
  )
  announce(shell, news.map(({ id }) => id))
  return { outcome: 'mail_sent' }
}
