import { log } from '../log'
import { edgeRequest, type AskRedis } from './isolate'

/** A page past its time is rendered anew once in this while, by whichever isolate takes it first. */
const LOCK_SECONDS = 10

interface Message {
  MessageBody: { host: string; url: string }
  MessageDeduplicationId: string
}

/** Renders a page anew by asking ourselves for it, after the visitor was given the old one. */
export const createRevalidationQueue = (askRedis: AskRedis) => ({
  name: 'fairground-revalidation',

  async send({ MessageBody: { host, url }, MessageDeduplicationId }: Message): Promise<void> {
    const request = edgeRequest()
    const revalidate = async () => {
      const lock = `pages:revalidating:${MessageDeduplicationId}`
      const taken = await askRedis(request, (redis) => redis.set(lock, 1, { nx: true, ex: LOCK_SECONDS }))
      if (taken === null) return
      const response = await request.env.WORKER_SELF_REFERENCE.fetch(new URL(url, `http://${host}`).href, {
        method: 'HEAD',
        headers: { 'x-prerender-revalidate': FAIRGROUND_BUILD.previewModeId, 'x-isr': '1' },
      })
      await response.body?.cancel()
      if (response.status !== 200) log('warn', 'pages.not_revalidated', { url, status: response.status })
    }
    request.ctx.waitUntil(
      revalidate().catch((error: unknown) => log('warn', 'pages.not_revalidated', { url, message: String(error) })),
    )
  },
})
