import { base64Url, fromBase64Url } from '@/lib/base64url'

const AES = 'AES-GCM'
const IV_BYTES = 12
const encoder = new TextEncoder()

interface Sealing {
  /** The installation's secret; each use has a key of its own, derived from it (RFC 5869). */
  authSecret: string
  use: 'totp'
  /** What it belongs to: sealed for one, it opens for no other. */
  owner: string
}

/** Encrypts a text to be kept, with AES-256-GCM: `v1.<iv>.<ciphertext>`, never the same twice. */
export async function seal(text: string, sealing: Sealing): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const sealed = await crypto.subtle.encrypt(parametersOf(iv, sealing), await keyOf(sealing), encoder.encode(text))
  return `v1.${base64Url(iv)}.${base64Url(new Uint8Array(sealed))}`
}

/** The text that `seal` was given; null when it was sealed for another owner or under another secret, or is damaged. */
export async function unseal(sealed: string, sealing: Sealing): Promise<string | null> {
  const [, ivText, bodyText] = /^v1\.([\w-]{16})\.([\w-]+)$/.exec(sealed) ?? []
  const [iv, body] = [fromBase64Url(ivText ?? ''), fromBase64Url(bodyText ?? '')]
  if (!iv || !body) return null
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt(parametersOf(iv, sealing), await keyOf(sealing), body))
  } catch {
    return null
  }
}

const parametersOf = (iv: Uint8Array<ArrayBuffer>, { owner }: Sealing) => ({ name: AES, iv, additionalData: encoder.encode(owner) })

async function keyOf({ authSecret, use }: Sealing): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey('raw', encoder.encode(authSecret), 'HKDF', false, ['deriveKey'])
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode(`fairground ${use}`) }
  return crypto.subtle.deriveKey(derivation, secret, { name: AES, length: 256 }, false, ['encrypt', 'decrypt'])
}
