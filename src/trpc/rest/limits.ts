import type { KeyCredential } from '@/platform/authz'
import { countCall, type CallCount } from '@/platform/redis'
import type { Call } from './call'
import { Refusal } from './problem'

/** Counts the call and says what is left: draft-ietf-httpapi-ratelimit-headers. A key counts whole, so nobody uses up another's. */
export async function countFor({ shell, headers }: Call, credential: KeyCredential | undefined): Promise<void> {
  const counted = credential
    ? await countCall(shell.redis, 'apiKey', `${credential.prefix}:${credential.secretHash}`)
    : await countCall(shell.redis, 'apiAnonymous', shell.ip ?? 'unknown')
  if (!counted) return
  for (const [name, value] of Object.entries(rateHeaders(credential ? 'key' : 'network', counted))) headers.set(name, value)
  if (counted.isAllowed) return
  throw new Refusal({
    status: 429,
    code: 'common.too_many_tries',
    meta: { minutes: Math.ceil(counted.resetSeconds / 60) },
    headers: { 'retry-after': String(counted.resetSeconds) },
  })
}

function rateHeaders(policy: string, { limit, remaining, resetSeconds }: CallCount): Record<string, string> {
  return { 'ratelimit-policy': `"${policy}";q=${limit};w=3600`, ratelimit: `"${policy}";r=${remaining};t=${resetSeconds}` }
}
