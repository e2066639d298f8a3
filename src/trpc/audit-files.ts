import { auditFilters, type AuditEntry } from '@/domains/audit/contract'
import { auditPart, type Position } from '@/domains/audit/queries'
import { isLiveSession } from '@/domains/identity/queries'
import { orgScopeOf } from '@/domains/organisations/queries'
import { csvLine } from '@/lib/csv'
import { isId } from '@/lib/ids'
import type { ApiHandler } from '@/platform/http'
import { logUnexpected } from '@/platform/log'
import { createContext } from './context'

const PATH = /^\/api\/audit\/(org_[0-9a-f]{32})\.csv$/
const COLUMNS = ['at', 'actor_kind', 'actor_id', 'actor_name', 'action', 'subject_id', 'before', 'after', 'ip', 'request_id']

/**
 * `GET /api/audit/<orgId>.csv`: an organisation's log as a file, of any size, written while it is read; the filters of the page
 * as query. For members with `audit.view`.
 */
export const auditFilesHandler: ApiHandler = async (request, { waitUntil }) => {
  if (request.method !== 'GET') return refusal(405, 'method_not_allowed')
  const { pathname, searchParams } = new URL(request.url)
  const orgId = PATH.exec(pathname)?.[1] ?? ''
  if (!isId('org', orgId)) return refusal(404, 'not_found')
  const filters = auditFilters.safeParse(Object.fromEntries([...searchParams].filter(([, value]) => value !== '')))
  if (!filters.success) return refusal(400, 'filters_malformed')
  const context = await createContext({ headers: request.headers, waitUntil })
  const { db, session, now, requestId } = context
  if (!session || !(await isLiveSession(db, session, now))) return refusal(401, 'identity.sign_in_needed')
  const scope = await orgScopeOf(db, { session, orgId, permission: 'audit.view', now })
  if (!scope) return refusal(404, 'organisations.not_found')
  return new Response(streamOf((after) => auditPart(context, scope, filters.data, after), requestId), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="audit-log-${now.toISOString().slice(0, 10)}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
}

type Part = Awaited<ReturnType<typeof auditPart>>

/** Reads on as its reader takes what is there: however large the file, little of it is held. */
function streamOf(read: (after: Position | null) => Promise<Part>, requestId: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let after: Position | null = null
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        controller.enqueue(encoder.encode(csvLine(COLUMNS)))
      },
      async pull(controller) {
        try {
          const { entries, next }: Part = await read(after)
          if (entries.length > 0) controller.enqueue(encoder.encode(entries.map(lineOf).join('')))
          if (next === null) controller.close()
          after = next
        } catch (error) {
          // The status is gone: a file that breaks off is how its reader learns of it.
          logUnexpected('audit.csv', requestId, error)
          controller.error(new Error('The file could not be read to its end'))
        }
      },
    },
    { highWaterMark: 1 },
  )
}

function lineOf({ at, actorKind, actorId, actorName, action, subjectId, before, after, ip, requestId }: AuditEntry): string {
  return csvLine([
    at.toISOString(), actorKind, actorId ?? '', actorName ?? '', action, subjectId, written(before), written(after), ip ?? '', requestId ?? '',
  ])
}

const written = (value: unknown) => (value === null || value === undefined ? '' : JSON.stringify(value))

function refusal(status: number, error: string): Response {
  return Response.json({ error }, { status, headers: { 'cache-control': 'no-store' } })
}
