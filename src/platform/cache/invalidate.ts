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

/** What changes in quick turns is rendered anew once in this while. */
const TURN_MS = 10_000

/** As `invalidateTags`, for changes that may come many in a second: the first counts at once, what follows it within ten seconds then. */
export async function invalidateTagsInTurn(tags: readonly string[], { redis }: { redis: Redis }): Promise<void> {
  globalThis.fairgroundNextCache?.(tags)
  const { tags: times } = isolateCache()
  await Promise.all(tags.map((tag) => times.announceInTurn(tag, TURN_MS, redis, Date.now())))
}
