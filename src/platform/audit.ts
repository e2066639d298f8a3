import { sql, type SQL } from 'drizzle-orm'
import type { auditLog } from '@/db/schema/platform'
import type { Id } from '@/lib/ids'
import type { Actor } from './authz'
import type { Shell } from './shell'

export interface AuditEntry {
  orgId: Id<'org'> | null
  actor: Actor
  action: string
  subjectId: string
  before?: unknown
  after?: unknown
}

type Origin = Pick<Shell, 'now' | 'requestId' | 'ip'>

/** The row of an entry, for a batch: `db.insert(auditLog).values(auditRow(shell, entry))`. */
export function auditRow({ now, requestId, ip }: Origin, entry: AuditEntry): typeof auditLog.$inferInsert {
  return {
    orgId: entry.orgId,
    at: now,
    actorKind: entry.actor.kind,
    actorId: entry.actor.id,
    action: entry.action,
    subjectId: entry.subjectId,
    before: entry.before ?? null,
    after: entry.after ?? null,
    ip,
    requestId,
  }
}

/** The insert of an entry for the CTE of a hand-written statement; `from` gives one row per entry when it happens. */
export function auditCte(
  { now, requestId, ip }: Origin,
  entry: { orgId: SQL; actor: Actor | { kind: Actor['kind']; id: SQL }; action: string | SQL; subjectId: SQL; after: SQL },
  from: SQL,
): SQL {
  return sql`insert into audit_log (org_id, at, actor_kind, actor_id, action, subject_id, after, ip, request_id)
    select ${entry.orgId}, ${now.toISOString()}::timestamptz, ${entry.actor.kind}, ${entry.actor.id}, ${entry.action},
      ${entry.subjectId}, ${entry.after}, ${ip}, ${requestId}
    from ${from}`
}
