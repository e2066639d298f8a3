import { revalidateTag } from 'next/cache'
import { after } from 'next/server'
import { answerApi } from '@/platform/front-door'

// Under `next start` pages are in Next's own cache, which must hear what ours is told.
globalThis.fairgroundNextCache = (tags) => {
  for (const tag of tags) revalidateTag(tag, { expire: 0 })
}

/** Else Next hands over a proxy, which libraries do not take for a `Request`. */
export const dynamic = 'force-dynamic'

/** The front door for `next dev` and `next start`; on workerd these paths do not reach Next. */
async function answer(request: Request): Promise<Response> {
  const response = await answerApi(asSent(request), { waitUntil: (promise) => after(promise) })
  return response ?? Response.json({ error: 'not_found' }, { status: 404 })
}

/** Next calls 127.0.0.1 localhost; signatures and redirects are made with the address the caller used. */
function asSent(request: Request): Request {
  const url = new URL(request.url)
  url.host = request.headers.get('host') ?? url.host
  // Next gives an empty body to a request that was sent without one.
  const { method, headers } = request
  const hasBody = headers.has('content-length') || headers.has('transfer-encoding')
  return new Request(url, hasBody ? request : { method, headers })
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT }
