import type { Redis } from '@upstash/redis'
import { isolateCache } from './isolate'

/**
 * Says that what the tags name has changed, after the commit that changed it. Cached pages that carry one of them are
 * rendered anew: at once in this isolate, within some two seconds in the others. Rejects when Redis does not answer.
 */
export async function invalidateTags(tags: readonly string[], { redis }: { redis: Redis }): Promise<void> {
  globalThis.fairgroundNextCache?.(tags)
  await isolateCache().tags.announce(tags, redis, Date.now())
}
