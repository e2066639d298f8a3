import type { ApiContext } from '@/platform/http'
import { answerApi } from '@/platform/front-door'
import next from '../.open-next/worker.js'

/** The worker: an API path goes straight to its function, the rest to Next. */
export default {
  async fetch(request: Request, bindings: unknown, context: ApiContext): Promise<Response> {
    // Bound: workerd's own `waitUntil` refuses to be called as a bare function, which the handlers do.
    const waitUntil = (promise: Promise<unknown>) => context.waitUntil(promise)
    return (await answerApi(request, { waitUntil })) ?? next.fetch(request, bindings, context)
  },
}
