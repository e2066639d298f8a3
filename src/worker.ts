import { readablePath } from '@/lib/addresses'
import type { EdgeRequest } from '@/platform/cache/isolate'
import { answerPage } from '@/platform/cache/kept-page'
import { withoutPolicy, withPolicy } from '@/platform/cache/page-policy'
import { answerApi } from '@/platform/front-door'
import next from '../.open-next/worker.js'

/** The worker: an API path goes straight to its function, a page that is kept comes from memory, the rest from Next. */
export default {
  async fetch(request: Request, bindings: EdgeRequest['env'], context: EdgeRequest['ctx']): Promise<Response> {
    const { pathname, search, origin, protocol } = new URL(request.url)
    const readable = readablePath(pathname)
    // OpenNext answers 500 to what cannot be decoded.
    if (readable !== pathname) return Response.redirect(origin + readable + search, 307)
    // Bound: workerd's own `waitUntil` refuses to be called as a bare function, which the handlers do.
    const waitUntil = (promise: Promise<unknown>) => context.waitUntil(promise)
    const answer = await answerApi(request, { waitUntil })
    if (answer) return answer
    const render = async () => withPolicy(await next.fetch(withoutPolicy(request), bindings, context), { https: protocol === 'https:' })
    return answerPage(request, { env: bindings, ctx: context }, render)
  },
}
