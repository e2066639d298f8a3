import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '@/db/client'
import { runStatement } from '@/db/statement'
import { organisations } from '@/db/schema/organisations'
import { DomainError } from '@/lib/errors'
import type { Id } from '@/lib/ids'
import { auditCte } from '@/platform/audit'
import type { PlatformScope } from '@/platform/authz'
import type { Shell } from '@/platform/shell'
import {
  PLATFORM_SHOWN_MAX, platformSearchResult, supportView, type OrganisationError, type PlatformSearch, type SupportView,
} from '../contract'
import { selectMembers } from '../queries'

type LookingShell = Pick<Shell, 'db' | 'now' | 'requestId' | 'ip'>

const found = platformSearchResult.shape.organisations.element.extend({ createdAt: z.coerce.date(), total: z.number().int() })

/** Finds organisations of the whole installation, those that were deleted too. One statement; the search is on record. */
export async function searchOrganisations(shell: LookingShell, { actor }: PlatformScope, q: string): Promise<PlatformSearch> {
  const holds = (text: string) => sql`position(lower(${q}) in lower(${sql.raw(text)})) > 0`
  const rows = await runStatement(
    shell.db,
    sql`
      with audited as (${auditCte(
        shell,
        { orgId: sql`null`, actor, action: 'platform.searched', subjectId: sql`asked.who`, after: sql`jsonb_build_object('q', ${q}::text)` },
        sql`(select ${actor.id}::text as who) asked`,
      )})
      select o.id, o.slug, o.name, o.country, o.created_at as "createdAt", o.deleted_at is not null as "isDeleted",
        (select count(*)::int from members m where m.org_id = o.id) as members,
        (select count(*)::int from events e where e.org_id = o.id) as events, count(*) over ()::int as total
      from organisations o
      where ${q} = '' or o.id = ${q} or ${holds('o.name')} or ${holds('o.slug')} or ${holds('o.support_email')}
      order by o.created_at desc, o.id desc limit ${PLATFORM_SHOWN_MAX}`,
    found,
  )
  return { organisations: rows.map((row) => platformSearchResult.shape.organisations.element.parse(row)), total: rows[0]?.total ?? 0 }
}

/** Shows support an organisation, to read. One batch; each look is on record there. Throws `organisations.not_found`. */
export async function viewAsSupport(shell: LookingShell, { actor }: PlatformScope, orgId: Id<'org'>): Promise<SupportView> {
  const [[profile], team] = await readBatch(shell, actor, orgId)
  if (!profile) throw new DomainError<OrganisationError>('organisations.not_found', 'not_found')
  return supportView.parse({ profile, members: team })
}

function readBatch(shell: LookingShell, actor: PlatformScope['actor'], orgId: Id<'org'>) {
  const { db }: { db: Db } = shell
  return db.batch([
    db
      .select({
        name: organisations.name, slug: organisations.slug, country: organisations.country, supportEmail: organisations.supportEmail,
        website: organisations.website, taxId: organisations.taxId, colors: organisations.colors, locales: organisations.locales,
        currencies: organisations.currencies,
      })
      .from(organisations)
      .where(eq(organisations.id, orgId)),
    selectMembers(db, orgId),
    db.execute(
      auditCte(
        shell,
        { orgId: sql`o.id`, actor, action: 'support.viewed', subjectId: sql`o.id`, after: sql`jsonb_build_object('name', o.name)` },
        sql`(select id, name from organisations where id = ${orgId}) o`,
      ),
    ),
  ])
}
