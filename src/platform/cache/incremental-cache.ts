import type { CachedValue } from './entry'
import { edgeRequest, type AskRedis } from './isolate'
import { type CacheType, createPages, type Found } from './pages'

/** What OpenNext keeps Next's pages and values in: the pages of the request at hand. */
export const createIncrementalCache = (askRedis: AskRedis) => {
  const pages = createPages(askRedis)
  return {
    name: 'fairground-pages',
    get: (key: string, cacheType: CacheType = 'cache'): Promise<Found | null> => pages.get(edgeRequest(), key, cacheType),
    set: (key: string, rendered: CachedValue, cacheType: CacheType = 'cache') => pages.set(edgeRequest(), key, rendered, cacheType),
    delete: (key: string) => pages.delete(edgeRequest(), key),
  }
}
