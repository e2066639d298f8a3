import { randomFillSync } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** The largest multiple of 62 in a byte: bytes from here on would favour the alphabet's first letters. */
const FAIR_BYTES = 248

// Drawn by the page: one system call per id is what an id would otherwise cost.
const pool = new Uint8Array(4096)
let used = pool.length

function randomText(length: number): string {
  let text = ''
  while (text.length < length) {
    if (used === pool.length) {
      randomFillSync(pool)
      used = 0
    }
    const byte = pool[used] ?? 0
    used += 1
    if (byte < FAIR_BYTES) text += ALPHABET.charAt(byte % ALPHABET.length)
  }
  return text
}

export type StripePrefix = 'cs_test' | 'pi' | 'ch' | 're' | 'evt' | 'dp' | 'li' | 'price' | 'prod' | 'pm' | 'txn' | 'req' | 'del'

/** A new id in Stripe's form; a Checkout Session's is longer than the others, as there. */
export function newStripeId(prefix: StripePrefix): string {
  return `${prefix}_${randomText(prefix === 'cs_test' ? 58 : 24)}`
}

export function newClientSecret(intentId: string): string {
  return `${intentId}_secret_${randomText(25)}`
}

/** A coupon's id when its maker gives none. */
export function newCouponId(): string {
  return randomText(8)
}
