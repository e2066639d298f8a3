import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { Collection, Journal } from '../qstash/journal.ts'
import { ResendError } from './errors.ts'

const REMEMBERED_MS = 24 * 3_600_000
const REMEMBERED = 20_000
const MAX_KEY_CHARACTERS = 256

const answeredSchema = z.object({ payload: z.string(), answer: z.unknown(), until: z.number() })

/** The same request with the same key is done once: resend.com/docs/dashboard/emails/idempotency-keys. */
export class Idempotency {
  readonly #answered: Collection<z.infer<typeof answeredSchema>>
  readonly #underWay = new Set<string>()

  constructor(
    journal: Journal,
    readonly clock: Clock,
  ) {
    this.#answered = journal.collection('idempotency', answeredSchema)
  }

  /**
   * The first answer to that key, or `work`'s when it is new; without a key always `work`'s. A failed `work` is not
   * remembered. Throws `ResendError` for a key too long, another payload, and a repeat before the first has ended.
   */
  async once(endpoint: string, key: string | undefined, payload: string, work: () => Promise<unknown>): Promise<unknown> {
    if (key === undefined) return work()
    if (key.length === 0 || key.length > MAX_KEY_CHARACTERS) {
      throw new ResendError('invalid_idempotency_key', `The key must be between 1-${MAX_KEY_CHARACTERS} chars.`)
    }
    this.#expire()
    const id = `${endpoint} ${key}`
    const hash = createHash('sha256').update(payload).digest('base64url')
    const first = this.#answered.get(id)
    if (first?.payload === hash) return first.answer
    if (first) {
      throw new ResendError('invalid_idempotent_request', 'This idempotency key has been used with a different request payload.')
    }
    if (this.#underWay.has(id)) {
      throw new ResendError('concurrent_idempotent_requests', 'A request with this idempotency key is still in progress.')
    }
    this.#underWay.add(id)
    try {
      const answer = await work()
      this.#answered.put(id, { payload: hash, answer, until: this.clock.now().getTime() + REMEMBERED_MS })
      return answer
    } finally {
      this.#underWay.delete(id)
    }
  }

  #expire(): void {
    const nowMs = this.clock.now().getTime()
    for (const [id, { until }] of this.#answered.items) {
      if (until > nowMs && this.#answered.size < REMEMBERED) return
      this.#answered.delete(id)
    }
  }
}
