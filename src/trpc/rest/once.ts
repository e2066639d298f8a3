import { beginOnce, forgetOnce, keepAnswer, type Once } from '@/domains/keys/commands/answer-once'
import type { Shell } from '@/platform/shell'
import { Refusal } from './problem'

/** draft-ietf-httpapi-idempotency-key-header, section 2.6. What was refused for its form, its key or our fault is not kept. */
export async function doOnce(shell: Shell, once: Once, work: () => Promise<unknown>): Promise<unknown> {
  const begun = await beginOnce(shell, once)
  if (begun.state === 'reused') throw new Refusal({ status: 422, code: 'api.idempotency_key_reused' })
  if (begun.state === 'in_flight') throw new Refusal({ status: 409, code: 'api.idempotency_in_flight', headers: { 'retry-after': '1' } })
  if (begun.state === 'answered') return begun.body
  if (begun.state === 'stranger') return work()
  try {
    const body = await work()
    await keepAnswer(shell, once, { status: 200, body })
    return body
  } catch (error) {
    await forgetOnce(shell, once)
    throw error
  }
}
