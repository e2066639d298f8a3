import { edgeRequest, isolateCache, type AskRedis } from './isolate'

/** OpenNext's question whether a page is outdated, and Next's `revalidateTag`, answered by our own tag times. */
export const createTagCache = (askRedis: AskRedis) => ({
  name: 'fairground-tags',
  mode: 'nextMode' as const,

  async getLastRevalidated(): Promise<number> {
    // Asked for the `use cache` directive alone, which is off.
    return 0
  },

  async hasBeenRevalidated(tags: string[], lastModified?: number): Promise<boolean> {
    const request = edgeRequest()
    const now = Date.now()
    const { tags: times } = isolateCache()
    await askRedis(request, (redis) => times.sync(redis, now, (promise) => request.ctx.waitUntil(promise)))
    return times.changedSince(tags, lastModified ?? now, now)
  },

  async writeTags(tags: (string | { tag: string })[]): Promise<void> {
    const names = tags.map((tag) => (typeof tag === 'string' ? tag : tag.tag))
    await askRedis(edgeRequest(), (redis) => isolateCache().tags.announce(names, redis, Date.now()))
  },
})
