import { and, asc, desc, eq, gte, lt, sql } from 'drizzle-orm'
import { devices } from '@/db/schema/gate'
import { users } from '@/db/schema/identity'
import { apiKeys, members } from '@/db/schema/organisations'
import { auditLog } from '@/db/schema/platform'
import { DAY_MS } from '@/lib/time'
import type { OrgScope } from '@/platform/authz'
import { pageOf, readCursor, readTimePosition, timePosition } from '@/platform/cursor'
import type { Shell } from '@/platform/shell'
import { AUDIT_PEOPLE_MAX, OTHER_ACTORS, type AuditEntry, type AuditFilters, type AuditInput, type AuditResult } from './contract'

type ReadShell = Pick<Shell, 'db' | 'env'>

const ROWS_AT_A_TIME = 500

/** After which entry a list goes on. */
export interface Position {
  at: string
  id: string
}

const isKind = (actor: string): actor is (typeof OTHER_ACTORS)[number] => OTHER_ACTORS.some((kind) => kind === actor)

function conditionsOf({ actor, action, subjectId, from, until }: AuditFilters) {
  return [
    actor === undefined ? undefined : isKind(actor) ? eq(auditLog.actorKind, actor) : eq(auditLog.actorId, actor),
    action === undefined ? undefined : eq(auditLog.action, action),
    subjectId === undefined ? undefined : eq(auditLog.subjectId, subjectId),
    from === undefined ? undefined : gte(auditLog.at, new Date(`${from}T00:00:00Z`)),
    until === undefined ? undefined : lt(auditLog.at, new Date(Date.parse(`${until}T00:00:00Z`) + DAY_MS)),
  ]
}

/** What people call that to which something was done: a member by their name, also one who is gone, a ticket by its code. */
const SUBJECT_NAME = sql<string | null>`coalesce(
  (select u.name from members m join users u on u.id = m.user_id where m.id = ${auditLog.subjectId} and m.org_id = ${auditLog.orgId}),
  (select u.name from users u where u.id = ${auditLog.after} ->> 'userId' and starts_with(${auditLog.subjectId}, 'mem_')),
  (select k.code from tickets k where k.id = ${auditLog.subjectId} and k.org_id = ${auditLog.orgId}))`

/** Some of an organisation's log, the latest first, after a position. */
export function auditQuery({ db }: Pick<Shell, 'db'>, { orgId }: OrgScope, filters: AuditFilters, { limit, after }: { limit: number; after: Position | null }) {
  return db
    .select({
      id: auditLog.id,
      at: auditLog.at,
      actorKind: auditLog.actorKind,
      actorId: auditLog.actorId,
      actorName: sql<string | null>`coalesce(${users.name}, ${apiKeys.name}, ${devices.name})`,
      action: auditLog.action,
      subjectId: auditLog.subjectId,
      subjectName: SUBJECT_NAME,
      before: auditLog.before,
      after: auditLog.after,
      ip: auditLog.ip,
      requestId: auditLog.requestId,
    })
    .from(auditLog)
    .leftJoin(users, and(eq(auditLog.actorKind, 'user'), eq(users.id, auditLog.actorId)))
    .leftJoin(apiKeys, and(eq(auditLog.actorKind, 'key'), eq(apiKeys.id, auditLog.actorId)))
    .leftJoin(devices, and(eq(auditLog.actorKind, 'device'), eq(devices.id, auditLog.actorId)))
    .where(
      and(
        eq(auditLog.orgId, orgId),
        ...conditionsOf(filters),
        after ? sql`(${auditLog.at}, ${auditLog.id}) < (${after.at}::timestamptz, ${after.id}::bigint)` : undefined,
      ),
    )
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(limit)
}

const positionOf = ({ at, id }: Pick<AuditEntry, 'at' | 'id'>): string => timePosition({ at, id: String(id) })

/** A page of an organisation's log, and the people who may have done it. One round trip. */
export async function listAudit(shell: ReadShell, scope: OrgScope, { orgId, cursor, limit, ...filters }: AuditInput): Promise<AuditResult> {
  const listing = { name: 'audit', orgId, filters }
  const position = await readCursor(shell.env, listing, cursor)
  const [rows, people] = await shell.db.batch([
    auditQuery(shell, scope, filters, { limit: limit + 1, after: position === null ? null : readTimePosition(position) }),
    shell.db
      .select({ id: users.id, name: users.name })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(eq(members.orgId, orgId))
      .orderBy(asc(users.name), asc(users.id))
      .limit(AUDIT_PEOPLE_MAX),
  ])
  const { page, nextCursor } = await pageOf(shell.env, listing, { rows, limit, positionOf })
  return { entries: page, nextCursor, people }
}

/** Some hundred entries after a position, and where to go on; null at the end. A file of any size is made of these. */
export async function auditPart(
  shell: Pick<Shell, 'db'>,
  scope: OrgScope,
  filters: AuditFilters,
  after: Position | null,
): Promise<{ entries: AuditEntry[]; next: Position | null }> {
  const entries = await auditQuery(shell, scope, filters, { limit: ROWS_AT_A_TIME, after })
  const last = entries.at(-1)
  return { entries, next: last && entries.length === ROWS_AT_A_TIME ? readTimePosition(positionOf(last)) : null }
}
