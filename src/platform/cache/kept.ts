import type { Shell } from '../shell'
import { isolateCache } from './isolate'

/** What is larger is asked for seldom, and would push pages out of the isolate. */
const HELD_MAX_CHARACTERS = 50_000

interface Kept {
  /** Of its own among everything that is kept. */
  key: string
  /** What it is made from: a change of one of them makes it anew. */
  tags: readonly string[]
  maxAgeMs: number
}

/** A text that is costly to make and the same for everybody: from this isolate, else from Redis, else made and put there. */
export async function keptText(
  { redis, now, waitUntil }: Pick<Shell, 'redis' | 'now' | 'waitUntil'>,
  { key, tags, maxAgeMs }: Kept,
  make: () => Promise<string>,
): Promise<string> {
  const address = `kept:${key}`
  const [cache, at] = [isolateCache(), now.getTime()]
  await cache.tags.sync(redis, at, waitUntil)
  const isFresh = (lastModified: number) => lastModified + maxAgeMs > at && !cache.tags.changedSince(tags, lastModified, at)
  const hold = (entry: { value: string; lastModified: number }) => {
    if (entry.value.length <= HELD_MAX_CHARACTERS) cache.memory.set(address, entry, at)
  }
  const held = cache.memory.get(address)
  if (held && isFresh(held.lastModified)) return String(held.value)
  // Whatever Redis fails to say is made again: slower, and just as true.
  const shared = await redis.get<{ value: string; lastModified: number }>(address).catch(() => null)
  if (shared && isFresh(shared.lastModified)) {
    hold(shared)
    return shared.value
  }
  const entry = { value: await make(), lastModified: at }
  hold(entry)
  waitUntil(redis.set(address, entry, { px: maxAgeMs }).catch(() => null))
  return entry.value
}
