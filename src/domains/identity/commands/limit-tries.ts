import { DomainError } from '@/lib/errors'
import { sha256 } from '@/platform/random'
import { countTry, type RateLimitName } from '@/platform/redis'
import type { Shell } from '@/platform/shell'
import { minutesToWait } from '../model'

type Limiting = Pick<Shell, 'redis' | 'ip'>

interface Tries {
  /** Who or what is being tried: an address, a link. Kept as a hash only. */
  subject: string
  limit: RateLimitName
  /** The limit on everything that comes from the same network. */
  networkLimit: RateLimitName
}

/** Counts a try on a subject and from a network; null when within both limits, else the minutes to wait. */
export async function countTries({ redis, ip }: Limiting, { subject, limit, networkLimit }: Tries): Promise<number | null> {
  const counted = await Promise.all([
    countTry(redis, limit, await sha256(subject)),
    ip === null ? { retryAfterMs: null } : countTry(redis, networkLimit, ip),
  ])
  const waits = counted.flatMap(({ retryAfterMs }) => (retryAfterMs === null ? [] : [retryAfterMs]))
  return waits.length > 0 ? minutesToWait(Math.max(...waits)) : null
}

/** As `countTries`; throws `common.too_many_tries` with the minutes to wait. */
export async function limitTries(shell: Limiting, tries: Tries): Promise<void> {
  const minutes = await countTries(shell, tries)
  if (minutes !== null) throw new DomainError('common.too_many_tries', 'too_many', { minutes })
}
