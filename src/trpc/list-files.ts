import { isLiveSession } from '@/domains/identity/queries'
import { csvLine } from '@/lib/csv'
import { isId } from '@/lib/ids'
import { type ApiHandler, refusal, wrongMethod } from '@/platform/http'
import { logUnexpected } from '@/platform/log'
import { createContext } from './context'
import { auditFile } from './list-files/audit'
import { devicesFile } from './list-files/devices'
import { eventsFile } from './list-files/events'
import type { ListFile, ReadLines } from './list-files/list-file'
import { membersFile } from './list-files/members'

const PATH = /^\/api\/lists\/(org_[0-9a-f]{32})\/([a-z-]+)\.csv$/

/** The lists of the desk that can be taken along, by the names of their files. */
const FILES: Readonly<Record<string, ListFile>> = { 'audit-log': auditFile, devices: devicesFile, events: eventsFile, members: membersFile }

/**
 * `GET /api/lists/<orgId>/<list>.csv`: a list of an organisation's desk as a file, of any size, written while it is read; the
 * filters of its page as query. For members who may see the page.
 */
export const listFilesHandler: ApiHandler = async (request, { waitUntil }) => {
  if (request.method !== 'GET') return wrongMethod('GET')
  const { pathname, searchParams } = new URL(request.url)
  const [, orgId = '', name = ''] = PATH.exec(pathname) ?? []
  const file = FILES[name]
  if (!file || !isId('org', orgId)) return refusal(404, 'not_found')
  const open = file.asked(Object.fromEntries([...searchParams].filter(([, value]) => value !== '')))
  if (!open) return refusal(400, 'filters_malformed')
  const context = await createContext({ headers: request.headers, waitUntil })
  const { db, session, now, requestId } = context
  if (!session || !(await isLiveSession(db, session, now))) return refusal(401, 'identity.sign_in_needed')
  const read = await open(context, { session, orgId, permission: file.permission, now })
  if (!read) return refusal(404, 'organisations.not_found')
  return new Response(streamOf(file.columns, read, requestId), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}-${now.toISOString().slice(0, 10)}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
}

/** Reads on as its reader takes what is there: however large the file, little of it is held. */
function streamOf(columns: readonly string[], read: ReadLines, requestId: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        controller.enqueue(encoder.encode(csvLine(columns)))
      },
      async pull(controller) {
        try {
          const { lines, isLast } = await read()
          if (lines.length > 0) controller.enqueue(encoder.encode(lines.map(csvLine).join('')))
          if (isLast) controller.close()
        } catch (error) {
          // The status is gone: a file that breaks off is how its reader learns of it.
          logUnexpected('lists.csv', requestId, error)
          controller.error(new Error('The file could not be read to its end'))
        }
      },
    },
    { highWaterMark: 1 },
  )
}
