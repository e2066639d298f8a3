import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { StripeProblem } from './problem.ts'
import type { AnswerRecord } from './records.ts'
import type { Store } from './store.ts'

const KEPT_MS = 24 * 60 * 60 * 1000

export function fingerprintOf(body: string): string {
  return createHash('sha256').update(body).digest('base64')
}

/** What Stripe remembers of requests that carried an Idempotency-Key; https://docs.stripe.com/api/idempotent_requests. */
export class Idempotency {
  readonly #running = new Set<string>()

  constructor(
    readonly store: Store,
    readonly clock: Clock,
  ) {}

  /** Takes the key for the length of one request; throws 409 while another holds it. */
  claim(key: string): void {
    if (this.#running.has(key)) {
      throw new StripeProblem(409, {
        type: 'idempotency_error',
        code: 'idempotency_key_in_use',
        message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
      })
    }
    this.#running.add(key)
  }

  release(key: string): void {
    this.#running.delete(key)
  }

  /** The first answer under this key within 24 hours, or null. Another endpoint or body under the key throws. */
  earlier(key: string, endpoint: string, fingerprint: string): AnswerRecord | null {
    const answer = this.store.answers.get(key)
    if (!answer) return null
    if (this.clock.now().getTime() - answer.at > KEPT_MS) {
      this.store.answers.forget(key)
      return null
    }
    const retry = `Try using a key other than '${key}' if you meant to execute a different request.`
    if (answer.endpoint !== endpoint) {
      const pair = `'${endpoint}' vs '${answer.endpoint}'`
      const message = `Keys for idempotent requests can only be used for the same endpoint they were first used for (${pair}).`
      throw mismatch(`${message} ${retry}`)
    }
    if (answer.fingerprint !== fingerprint) {
      throw mismatch(`Keys for idempotent requests can only be used with the same parameters they were first used with. ${retry}`)
    }
    return answer
  }

  keep(answer: Omit<AnswerRecord, 'at'>): void {
    this.store.answers.put({ ...answer, at: this.clock.now().getTime() })
  }
}

function mismatch(message: string): StripeProblem {
  return new StripeProblem(400, { type: 'idempotency_error', message }, true)
}
