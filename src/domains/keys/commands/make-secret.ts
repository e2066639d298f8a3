import { newReadableCode, newSecret, sha256 } from '@/platform/random'
import { PREFIX_LENGTH, writtenKey } from '../model'

/** A new key: its text, which is told once, and what is kept of it. */
export async function makeSecret(): Promise<{ key: string; prefix: string; secretHash: string }> {
  const prefix = newReadableCode(PREFIX_LENGTH).toLowerCase()
  const secret = newSecret()
  return { key: writtenKey(prefix, secret), prefix, secretHash: await sha256(secret) }
}
