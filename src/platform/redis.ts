import { Ratelimit } from '@upstash/ratelimit'
// Its other entry asks of every fetch not to be cached: Next then refuses to cache a page that reads Redis.
import { Redis } from '@upstash/redis/cloudflare'
import { DomainError } from '@/lib/errors'

export interface RedisSettings {
  UPSTASH_REDIS_REST_URL: string
  UPSTASH_REDIS_REST_TOKEN: string
}

/** Redis over HTTP. Pipelining by itself would join two requests' commands, which an isolate does not allow. */
export function createRedis({ UPSTASH_REDIS_REST_URL, UPSTASH_REDIS_REST_TOKEN }: RedisSettings): Redis {
  return new Redis({
    url: UPSTASH_REDIS_REST_URL,
    token: UPSTASH_REDIS_REST_TOKEN,
    enableAutoPipelining: false,
    enableTelemetry: false,
    retry: { retries: 1, backoff: () => 50 },
  })
}

/** Limits by name: how many tries in which window, counted over a sliding window. A whole office shares one network. */
export const RATE_LIMITS = {
  signIn: { tries: 10, window: '10 m' },
  signInFromNetwork: { tries: 100, window: '10 m' },
  /** A password or a code that somebody signed in is asked for again: counted by account, so that nobody else can spend it. */
  proof: { tries: 10, window: '10 m' },
  mailedLink: { tries: 5, window: '1 h' },
  mailedLinkFromNetwork: { tries: 50, window: '1 h' },
  signUp: { tries: 10, window: '1 h' },
  signUpFromNetwork: { tries: 50, window: '1 h' },
  /** Guessing codes: counted by network. */
  promoCode: { tries: 60, window: '10 m' },
  /** Mails of invitations, counted by organisation: nobody writes to strangers through us. */
  invitation: { tries: 60, window: '1 h' },
  /** The mail with the tickets once more, counted by order. */
  ticketsAgain: { tries: 3, window: '1 h' },
  /** Drawing an image for sharing takes a tenth of a second. Each is drawn once: those that are kept do not count. */
  card: { tries: 120, window: '10 m' },
  /** Drawing a PDF takes half a second of our time. */
  ticketFile: { tries: 60, window: '10 m' },
  /** A connection lives about as long as the window, so this bounds how many a network has at once. */
  liveStream: { tries: 400, window: '6 m' },
  /** Guessing the code that makes a phone a scanner. */
  devicePairing: { tries: 30, window: '10 m' },
  /** What browsers were told not to load: said in the log, which nobody is to fill. */
  policyReport: { tries: 20, window: '10 m' },
  /** The REST API: a key's calls, and by network those without one and those that were refused. */
  apiKey: { tries: 1000, window: '1 h' },
  apiAnonymous: { tries: 100, window: '1 h' },
} as const
export type RateLimitName = keyof typeof RATE_LIMITS

/** What is left of a limit after a call. */
export interface CallCount {
  readonly isAllowed: boolean
  readonly limit: number
  readonly remaining: number
  /** Until the limit is whole again, in seconds. */
  readonly resetSeconds: number
}

/** Counts a call of a program; null without Redis, when nobody is kept out. */
export async function countCall(redis: Redis, name: RateLimitName, key: string): Promise<CallCount | null> {
  const { tries, window } = RATE_LIMITS[name]
  const limiter = new Ratelimit({ redis, limiter: Ratelimit.slidingWindow(tries, window), prefix: `limit:${name}` })
  try {
    const { success, remaining, reset } = await limiter.limit(key)
    return { isAllowed: success, limit: tries, remaining: Math.max(remaining, 0), resetSeconds: Math.max(Math.ceil((reset - Date.now()) / 1000), 1) }
  } catch {
    return null
  }
}

/**
 * Counts a try. `retryAfterMs` is null when it is within the limit, else how long to wait.
 * Without Redis nobody is kept out: limits are a courtesy, the rules stand in Postgres.
 */
export async function countTry(redis: Redis, name: RateLimitName, key: string): Promise<{ retryAfterMs: number | null }> {
  const count = await countCall(redis, name, key)
  return { retryAfterMs: count === null || count.isAllowed ? null : count.resetSeconds * 1000 }
}

/** Counts a try and throws `common.too_many_tries` when it is one too many. */
export async function limitTries(redis: Redis, name: RateLimitName, key: string): Promise<void> {
  const { retryAfterMs } = await countTry(redis, name, key)
  if (retryAfterMs === null) return
  throw new DomainError('common.too_many_tries', 'too_many', { minutes: Math.ceil(retryAfterMs / 60_000) })
}
