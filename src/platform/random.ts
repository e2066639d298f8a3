import { base64Url } from '@/lib/base64url'

const CODE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A secret of 32 random bytes in base64url: 43 characters. */
export function newSecret(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)))
}

/** A code people can read aloud: `length` characters without 0, 1, I and O. */
export function newReadableCode(length: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => CODE_ALPHABET[byte & 31]).join('')
}

/** SHA-256 of a text, in hex: how secrets are kept. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
