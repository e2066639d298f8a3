import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { at } from '@/db/literals'
import { runStatement } from '@/db/statement'
import { only } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import { idSchema } from '@/lib/id-schema'
import { auditCte } from '@/platform/audit'
import type { Shell } from '@/platform/shell'
import type { CreateOrganisationInput, CreateOrganisationResult } from '../contract'

/** Makes an organisation whose owner is who asks. One statement; the slug is there once, whoever comes first. */
export async function createOrganisation(
  shell: Pick<Shell, 'db' | 'now' | 'requestId' | 'ip'>,
  userId: Id<'usr'>,
  { name, slug, country, supportEmail, currency, locale }: CreateOrganisationInput,
): Promise<CreateOrganisationResult> {
  const rows = await runStatement(
    shell.db,
    sql`
      with made as (
        insert into organisations (id, slug, name, country, support_email, locales, currencies, created_at)
        values (${newId('org')}, ${slug}, ${name}, ${country}, ${supportEmail}, ${sql.param([locale])}::text[], ${sql.param([currency])}::text[], ${at(shell.now)})
        on conflict (slug) do nothing
        returning id, slug, name
      ), owner as (
        insert into members (id, org_id, user_id, role, created_at)
        select ${newId('mem')}, made.id, ${userId}, 'owner', ${at(shell.now)} from made
      ), audited as (${auditCte(
        shell,
        {
          orgId: sql`made.id`, actor: { kind: 'user', id: userId }, action: 'organisation.created', subjectId: sql`made.id`,
          after: sql`jsonb_build_object('name', made.name, 'slug', made.slug)`,
        },
        sql`made`,
      )})
      select coalesce((select id from made), (
        select o.id from organisations o join members m on m.org_id = o.id
        where o.slug = ${slug} and o.name = ${name} and o.deleted_at is null and m.user_id = ${userId} and m.role = 'owner'
      )) as id`,
    z.object({ id: idSchema('org').nullable() }),
  )
  const { id } = only(rows)
  return id ? { outcome: 'created', orgId: id, slug } : { outcome: 'slug_taken' }
}
