import { assert } from '@/lib/assert'
import { base64Url, fromBase64Url } from '@/lib/base64url'
import type { Id } from '@/lib/ids'
import { parseTicketCode, signedTicketCode, unsignedTicketCode } from '@/lib/ticket-code'

/** Signs and proves the text in a ticket's QR code with Ed25519 (RFC 8032). Needs no network. */
export interface TicketSigner {
  /** `FG1.<kid>.<body>.<signature>`, always the same for the same ticket and key. */
  sign(ticketId: Id<'tkt'>, eventId: Id<'evt'>): Promise<string>
  /** What the text proves; null when one of our keys did not sign exactly this. */
  verify(text: string): Promise<{ ticketId: Id<'tkt'>; eventId: Id<'evt'> } | null>
  /** What a scanner needs to prove codes by itself: raw Ed25519 public keys in base64url. */
  publicKeys(): Promise<{ kid: string; publicKey: string }[]>
}

interface KeyPair {
  readonly kid: string
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
  readonly publicText: string
}

// RFC 8410, section 7: what stands before the seed in the PKCS #8 form of an Ed25519 key.
const PKCS8_PREFIX = fromBase64Url('MC4CAQAwBQYDK2VwBCIEIA')
const ED25519 = { name: 'Ed25519' } as const

const signers = new Map<string, TicketSigner>()

/** The signer for a setting `kid:seed[,kid:seed…]`: the first key signs, all verify. Made once for an isolate. */
export function createTicketSigner(setting: string): TicketSigner {
  const known = signers.get(setting)
  if (known) return known
  const made = makeSigner(setting)
  signers.set(setting, made)
  return made
}

function makeSigner(setting: string): TicketSigner {
  let imported: readonly KeyPair[] | undefined
  // What is kept is the keys, not the promise of them: workerd does not let one request wait for another's.
  const keys = async () => (imported ??= await Promise.all(setting.split(',').map(importPair)))
  return {
    async sign(ticketId, eventId) {
      const [pair] = await keys()
      assert(pair, 'a setting names a key')
      const unsigned = unsignedTicketCode(pair.kid, ticketId, eventId)
      const signature = await crypto.subtle.sign(ED25519, pair.privateKey, new TextEncoder().encode(unsigned))
      return signedTicketCode(unsigned, new Uint8Array(signature))
    },
    async verify(text) {
      const code = parseTicketCode(text)
      if (code.kind !== 'signed') return null
      const pair = (await keys()).find(({ kid }) => kid === code.kid)
      if (!pair) return null
      const proven = await crypto.subtle.verify(ED25519, pair.publicKey, code.signature, new TextEncoder().encode(code.signed))
      return proven ? { ticketId: code.ticketId, eventId: code.eventId } : null
    },
    async publicKeys() {
      return (await keys()).map(({ kid, publicText }) => ({ kid, publicKey: publicText }))
    },
  }
}

async function importPair(named: string): Promise<KeyPair> {
  const [kid = '', seedText = ''] = named.split(':')
  const seed = fromBase64Url(seedText)
  assert(PKCS8_PREFIX && seed?.length === 32, `ticket signing key ${kid} has a seed of 32 bytes`)
  const pkcs8 = Uint8Array.of(...PKCS8_PREFIX, ...seed)
  // Extractable, because that is how WebCrypto tells the public half of a private key.
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, ED25519, true, ['sign'])
  const { x } = await crypto.subtle.exportKey('jwk', privateKey)
  const publicBytes = x === undefined ? null : fromBase64Url(x)
  assert(publicBytes, 'an Ed25519 key has a public half')
  const publicKey = await crypto.subtle.importKey('raw', publicBytes, ED25519, true, ['verify'])
  return { kid, privateKey, publicKey, publicText: base64Url(publicBytes) }
}
