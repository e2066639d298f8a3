import { eq } from 'drizzle-orm'
import { organisations } from '@/db/schema/organisations'
import { auditLog, outbox } from '@/db/schema/platform'
import { postgresError } from '@/lib/errors'
import { newId } from '@/lib/ids'
import { auditRow } from '@/platform/audit'
import type { OrgScope } from '@/platform/authz'
import { announce } from '@/platform/outbox'
import type { Shell } from '@/platform/shell'
import type { UpdateOrganisationInput, UpdateOrganisationResult } from '../contract'
import { profileChanged } from '../events'
import { getProfile } from '../queries'

/**
 * Saves what an organisation says about itself, and tells those whose pages say it too. One batch reads, one writes; nothing is
 * written when nothing changed.
 */
export async function updateOrganisation(
  shell: Pick<Shell, 'db' | 'queue' | 'now' | 'requestId' | 'ip' | 'waitUntil'>,
  scope: OrgScope,
  input: UpdateOrganisationInput,
): Promise<UpdateOrganisationResult> {
  const { db, now } = shell
  const { orgId, actor } = scope
  const before = await getProfile(db, scope)
  const { name, slug, country, supportEmail, website, taxId, colors, locales, currencies } = input
  const after = { name, slug, country, supportEmail, website, taxId, colors, locales, currencies }
  if (JSON.stringify(after) === JSON.stringify(before)) return { outcome: 'saved', slug }
  const outboxId = newId('obx')
  try {
    await db.batch([
      db.update(organisations).set(after).where(eq(organisations.id, orgId)),
      db.insert(auditLog).values(auditRow(shell, { orgId, actor, action: 'organisation.updated', subjectId: orgId, before, after })),
      db.insert(outbox).values({
        id: outboxId, orgId, name: profileChanged.name, version: profileChanged.version, subjectId: orgId, payload: { orgId }, createdAt: now,
      }),
    ])
  } catch (error) {
    if (postgresError(error)?.constraint !== 'organisation_slug_once') throw error
    return { outcome: 'slug_taken' }
  }
  announce(shell, [outboxId])
  return { outcome: 'saved', slug }
}
