import { DATA_POLICY, protectiveHeaders } from '@/lib/content-policy'
import { DomainError, HTTP_STATUS } from '@/lib/errors'
import { type ApiContext, type ApiHandler, refusal } from './http'
import { logUnexpected } from './log'

/** The most any API takes in one request. */
const MAX_BODY_BYTES = 1024 * 1024
/** As much of a refused body as we listen to, so that its sender hears the refusal. */
const DISCARDED_BYTES_MAX = 8 * MAX_BODY_BYTES

interface Door {
  /** Of a path: `{name}` stands for some text without a slash, `/*` at the end for everything from there on. */
  path: `/${string}`
  /** Lazy: what a request does not need is not evaluated in a fresh isolate. */
  load: () => Promise<ApiHandler>
  /** It refuses bodies itself, in its own form. */
  refusesItself?: true
}

const ticketFiles = async () => (await import('@/trpc/ticket-files')).ticketFilesHandler
const cardFiles = async () => (await import('@/trpc/card-files')).cardFilesHandler
const listFiles = async () => (await import('@/trpc/list-files')).listFilesHandler
const foundFiles = async () => (await import('@/trpc/found-files')).foundFilesHandler

/**
 * Every way in. `e2e/authz/doors.ts` says of each what it answers to whom, `e2e/api/foreign-pages.spec.ts` what becomes of a write
 * that somebody else's page sends there.
 */
export const DOORS = [
  { path: '/api/trpc/*', load: async () => (await import('@/trpc/http')).trpcHandler },
  { path: '/api/v1/*', load: async () => (await import('@/trpc/rest/handler')).restHandler, refusesItself: true },
  { path: '/api/webhooks/stripe', load: async () => (await import('@/trpc/webhooks')).stripeWebhook },
  { path: '/api/jobs/{job}', load: async () => (await import('@/trpc/jobs')).jobsHandler },
  { path: '/api/auth/*', load: async () => (await import('@/trpc/auth')).authHandler },
  { path: '/api/tickets/{ticketId}/ticket.pdf', load: ticketFiles },
  { path: '/api/orders/{orderId}/tickets.pdf', load: ticketFiles },
  { path: '/api/orders/{orderId}/calendar.ics', load: ticketFiles },
  { path: '/api/cards/site/{image}', load: cardFiles },
  { path: '/api/cards/events/{slug}/{image}', load: cardFiles },
  { path: '/api/events/{slug}/calendar.ics', load: async () => (await import('@/trpc/event-files')).eventFilesHandler },
  { path: '/api/found/*', load: foundFiles },
  { path: '/robots.txt', load: foundFiles },
  { path: '/sitemap.xml', load: foundFiles },
  { path: '/sitemaps/*', load: foundFiles },
  { path: '/api/manifest/{file}', load: async () => (await import('@/trpc/manifest-files')).manifestFilesHandler },
  { path: '/api/lists/{orgId}/audit-log.csv', load: listFiles },
  { path: '/api/lists/{orgId}/devices.csv', load: listFiles },
  { path: '/api/lists/{orgId}/events.csv', load: listFiles },
  { path: '/api/lists/{orgId}/members.csv', load: listFiles },
  { path: '/api/live/events/{eventId}', load: async () => (await import('@/trpc/live-offers')).liveOffersHandler },
  { path: '/api/reports', load: async () => (await import('./reports')).reportsHandler },
  { path: '/api/health', load: async () => (await import('./health')).healthHandler },
] as const satisfies readonly Door[]

/** The path of a way in, as it stands in the table. */
export type DoorPath = (typeof DOORS)[number]['path']

function patternOf({ path }: Door): RegExp {
  const text = path.replaceAll('.', String.raw`\.`).replaceAll(/\{\w+\}/g, '[^/]+').replace(/\/\*$/, '(/.*)?')
  return new RegExp(`^${text}$`)
}

const PATTERNS = DOORS.map((door: Door) => ({ door, pattern: patternOf(door) }))

/** Answers a path of the API or a file for search engines; null when the path belongs to Next. */
export async function answerApi(request: Request, context: ApiContext): Promise<Response | null> {
  const { pathname, protocol } = new URL(request.url)
  const door = PATTERNS.find(({ pattern }) => pattern.test(pathname))?.door
  if (!door && !/^\/api(\/|$)/.test(pathname)) return null
  const answer = door ? ((door.refusesItself ? null : refuseBody(request)) ?? (await answerAt(door, request, context))) : refusal(404, 'not_found')
  await discardUnread(request)
  return withHeaders(answer, protocol === 'https:')
}

async function answerAt({ path, load }: Door, request: Request, context: ApiContext): Promise<Response> {
  try {
    const handler = await load()
    return await handler(request, context)
  } catch (error) {
    if (error instanceof DomainError) return refusal(HTTP_STATUS[error.kind], error.code)
    const requestId = crypto.randomUUID()
    logUnexpected(`api.${path}`, requestId, error)
    return refusal(500, 'unexpected', { more: { requestId } })
  }
}

/** Whoever is cut off while still sending never reads the answer. */
async function discardUnread({ body, bodyUsed }: Request): Promise<void> {
  if (body === null || bodyUsed) return
  let leftBytes = DISCARDED_BYTES_MAX
  const count = (chunk: Uint8Array) => {
    leftBytes -= chunk.byteLength
    if (leftBytes < 0) throw new Error('More than is worth listening to')
  }
  await body.pipeTo(new WritableStream({ write: count })).catch(() => undefined)
}

/** What a door says itself stands. */
function withHeaders(answer: Response, https: boolean): Response {
  const response = new Response(answer.body, answer)
  const { headers } = response
  // A browser shows a PDF by a page of its own, which would have to obey.
  if (headers.get('content-type') !== 'application/pdf') headers.set('content-security-policy', DATA_POLICY)
  for (const [name, value] of Object.entries(protectiveHeaders({ https }))) if (!headers.has(name)) headers.set(name, value)
  return response
}

/** Nobody needs more, and without a stated length nobody could tell. */
function refuseBody({ headers, body }: Request): Response | null {
  const length = headers.get('content-length')
  if (length === null) return body === null ? null : refusal(411, 'length_required')
  return Number(length) > MAX_BODY_BYTES ? refusal(413, 'body_too_large', { more: { maxBytes: MAX_BODY_BYTES } }) : null
}
