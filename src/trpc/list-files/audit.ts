import { type AuditEntry, auditFilters } from '@/domains/audit/contract'
import { auditPart, type Position } from '@/domains/audit/queries'
import { orgScopeOf } from '@/domains/organisations/queries'
import { listFile } from './list-file'

export const auditFile = listFile({
  permission: 'audit.view',
  columns: ['at', 'actor_kind', 'actor_id', 'actor_name', 'action', 'subject_id', 'subject_name', 'before', 'after', 'ip', 'request_id'],
  filters: auditFilters,
  scopeOf: orgScopeOf,
  reading(context, scope, filters) {
    let after: Position | null = null
    return async () => {
      const { entries, next } = await auditPart(context, scope, filters, after)
      after = next
      return { lines: entries.map(lineOf), isLast: next === null }
    }
  },
})

function lineOf({ at, actorKind, actorId, actorName, action, subjectId, subjectName, before, after, ip, requestId }: AuditEntry): string[] {
  return [
    at.toISOString(), actorKind, actorId ?? '', actorName ?? '', action, subjectId, subjectName ?? '', written(before), written(after),
    ip ?? '', requestId ?? '',
  ]
}

const written = (value: unknown) => (value === null || value === undefined ? '' : JSON.stringify(value))
