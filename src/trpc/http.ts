import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import type { ApiHandler } from '@/platform/http'
import { logUnexpected } from '@/platform/log'
import { services } from '@/platform/shell'
import { createContext } from './context'
import { appRouter } from './root'

/** Carts are small: what is larger is not one. */
const MAX_BODY_BYTES = 64 * 1024

/** The tRPC API under `/api/trpc`. Writes are taken from our own pages only. */
export const trpcHandler: ApiHandler = async (request, { waitUntil }) => {
  if (request.method !== 'GET' && !fromOurPages(request)) return refusal(403, 'foreign_origin')
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) return refusal(413, 'body_too_large')
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    allowBatching: true,
    createContext: ({ resHeaders }) => createContext({ headers: request.headers, resHeaders, waitUntil }),
    onError({ error, ctx, path }) {
      if (error.code === 'INTERNAL_SERVER_ERROR') logUnexpected(`trpc.${path ?? 'unknown'}`, ctx?.requestId ?? 'none', error)
    },
  })
}

/** A browser names the page that a write comes from; a program that sends no cookies from elsewhere names none. */
function fromOurPages(request: Request): boolean {
  const origin = request.headers.get('origin')
  return origin === null ? request.headers.get('sec-fetch-site') === null : origin === new URL(services().env.APP_URL).origin
}

function refusal(status: number, code: string): Response {
  return Response.json({ error: { message: code, data: { httpStatus: status, body: { type: 'input', issues: [{ path: '', code }] } } } }, { status })
}
