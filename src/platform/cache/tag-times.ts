import type { Redis } from '@upstash/redis'
import { log } from '../log'
import { PATIENCE_MS, within } from './within'

/** A sorted set: tag, and the Unix ms when what it names last changed; behind a `+` when a change that waits its turn will count. */
const TAGS_KEY = 'pages:tags'
/** How long a change is remembered; what was rendered before that counts as outdated. */
export const TAG_MEMORY_MS = 7 * 24 * 60 * 60 * 1000
const SYNC_AFTER_MS = 750
const WAIT_AFTER_MS = 2_000
/** Two isolates' clocks and a slow write may put a change this far behind the last look. */
const OVERLAP_MS = 10_000

/** How a tag is called whose change waits its turn. */
const waiting = (tag: string) => `+${tag}`

type Background = (promise: Promise<unknown>) => void

/**
 * When each tag last changed, as this isolate knows it. One small read a second brings the others' changes, however many
 * pages are asked for; a request waits for it only when the knowledge is older than two seconds.
 */
export class TagTimes {
  readonly #times = new Map<string, number>()
  /** Unix ms: of the last question, of the last end of one, and up to when every change is known. */
  #askedAt = 0
  #answeredAt = 0
  #knownUntil = 0

  /** Brings the knowledge up to date. A Redis that does not answer leaves it as it was: a page is better than an error. */
  async sync(redis: Redis, now: number, background: Background): Promise<void> {
    if (now - this.#answeredAt >= WAIT_AFTER_MS) await this.#ask(redis, now)
    else if (now - this.#askedAt >= SYNC_AFTER_MS) background(this.#ask(redis, now))
  }

  /** Waits until every change before `instant` (Unix ms) is known. */
  async learnUntil(redis: Redis, instant: number, now: number): Promise<void> {
    if (this.#knownUntil < instant) await this.#ask(redis, now)
  }

  /** Whether any of the tags changed after `since` (Unix ms). The same millisecond counts as after. */
  changedSince(tags: readonly string[], since: number, now: number): boolean {
    if (tags.length > 0 && since < now - TAG_MEMORY_MS) return true
    const counts = (at: number) => at >= since && at <= now
    return tags.some((tag) => (this.#times.get(tag) ?? 0) >= since || counts(this.#times.get(waiting(tag)) ?? 0))
  }

  /** Tells this isolate at once, and the others through Redis. Rejects when Redis cannot be told. */
  async announce(tags: readonly string[], redis: Redis, now: number): Promise<void> {
    return this.#tell(tags.map((member) => ({ member, score: now })), redis, now)
  }

  /**
   * Announces a tag, but counts its changes once in `everyMs` (at most the overlap): one that comes sooner waits its turn, and those
   * behind it have the same. The turn is kept beside the tags, so the last change counts whoever ends meanwhile.
   */
  async announceInTurn(tag: string, everyMs: number, redis: Redis, now: number): Promise<void> {
    const [changed, turn] = (await redis.zmscore(TAGS_KEY, [tag, waiting(tag)])) ?? []
    if (turn && turn > now) return this.#learn(waiting(tag), turn)
    const last = Math.max(changed ?? 0, turn ?? 0)
    if (last + everyMs <= now) return this.announce([tag], redis, now)
    // A turn that has come stays a change of its own while the next one takes its place.
    return this.#tell([{ member: tag, score: last }, { member: waiting(tag), score: last + everyMs }], redis, now)
  }

  async #tell(changes: readonly { member: string; score: number }[], redis: Redis, now: number): Promise<void> {
    const [first, ...rest] = changes
    if (!first) return
    for (const { member, score } of changes) this.#learn(member, score)
    await redis.multi().zadd(TAGS_KEY, { gt: true }, first, ...rest).zremrangebyscore(TAGS_KEY, 0, now - TAG_MEMORY_MS).exec()
  }

  async #ask(redis: Redis, now: number): Promise<void> {
    this.#askedAt = now
    try {
      const since = this.#knownUntil - OVERLAP_MS
      const question = redis.zrange<(string | number)[]>(TAGS_KEY, since, '+inf', { byScore: true, withScores: true })
      const pairs = await within(PATIENCE_MS, question)
      for (let at = 0; at < pairs.length; at += 2) this.#learn(String(pairs[at]), Number(pairs[at + 1]))
      this.#knownUntil = now
    } catch (error) {
      log('warn', 'pages.tags_unknown', { message: String(error) })
    } finally {
      this.#answeredAt = now
    }
  }

  #learn(tag: string, at: number): void {
    this.#times.set(tag, Math.max(at, this.#times.get(tag) ?? 0))
  }
}
