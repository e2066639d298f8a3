import { newReadableCode, sha256 } from '@/platform/random'
import { CODE_LENGTH, PAIRING_TTL_MS, writtenCode } from '../model'

interface Pairing {
  /** As it is shown. */
  code: string
  /** What is kept of it. */
  hash: string
  expiresAt: Date
}

/** A code that pairs one phone. Fifty bits, for minutes, with tries counted: enough. */
export async function makePairing(now: Date): Promise<Pairing> {
  const code = newReadableCode(CODE_LENGTH)
  return { code: writtenCode(code), hash: await sha256(code), expiresAt: new Date(now.getTime() + PAIRING_TTL_MS) }
}
