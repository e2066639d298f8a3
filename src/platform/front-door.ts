import type { ApiContext, ApiHandler } from './http'
import { logUnexpected } from './log'

/** The most any API takes in one request. */
const MAX_BODY_BYTES = 1024 * 1024

interface Door {
  /** A path and everything below it. */
  path: `/api/${string}`
  /** Lazy: what a request does not need is not evaluated in a fresh isolate. */
  load: () => Promise<ApiHandler>
}

const DOORS: readonly Door[] = [
  { path: '/api/trpc', load: async () => (await import('@/trpc/http')).trpcHandler },
  { path: '/api/webhooks', load: async () => (await import('@/trpc/webhooks')).webhooksHandler },
  { path: '/api/jobs', load: async () => (await import('@/trpc/jobs')).jobsHandler },
  { path: '/api/auth', load: async () => (await import('@/trpc/auth')).authHandler },
  { path: '/api/tickets', load: async () => (await import('@/trpc/ticket-files')).ticketFilesHandler },
  { path: '/api/orders', load: async () => (await import('@/trpc/ticket-files')).ticketFilesHandler },
  { path: '/api/events', load: async () => (await import('@/trpc/event-files')).eventFilesHandler },
  { path: '/api/health', load: async () => (await import('./health')).healthHandler },
]

const isAt = (pathname: string, path: string) => pathname === path || pathname.startsWith(`${path}/`)

/** Answers an API path; null when the path belongs to Next. */
export async function answerApi(request: Request, context: ApiContext): Promise<Response | null> {
  const { pathname } = new URL(request.url)
  if (!isAt(pathname, '/api')) return null
  const door = DOORS.find(({ path }) => isAt(pathname, path))
  if (!door) return refusal(404, 'not_found')
  const refused = refuseBody(request)
  if (refused) return refused
  try {
    const handler = await door.load()
    return await handler(request, context)
  } catch (error) {
    const requestId = crypto.randomUUID()
    logUnexpected(`api.${door.path}`, requestId, error)
    return refusal(500, 'unexpected', { requestId })
  }
}

/** Nobody needs more, and without a stated length nobody could tell. */
function refuseBody({ headers, body }: Request): Response | null {
  const length = headers.get('content-length')
  if (length === null) return body === null ? null : refusal(411, 'length_required')
  return Number(length) > MAX_BODY_BYTES ? refusal(413, 'body_too_large', { maxBytes: MAX_BODY_BYTES }) : null
}

function refusal(status: number, error: string, more: Readonly<Record<string, string | number>> = {}): Response {
  return Response.json({ error, ...more }, { status, headers: { 'cache-control': 'no-store' } })
}
