import { scrypt, timingSafeEqual } from 'node:crypto'

// OWASP's scrypt option of 32 MiB: its strongest, of 128 MiB, would fill an isolate.
// https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#scrypt
const PARAMETERS: ScryptParameters = { N: 2 ** 15, r: 8, p: 3 }
const HASH_BYTES = 32
const SALT_BYTES = 16
/** A stored hash may not ask for more than this. */
const MAX_MEMORY_BYTES = 64 * 1024 * 1024

const FORM = /^scrypt\$(\d{1,7})\$(\d{1,2})\$(\d{1,2})\$([0-9a-f]{32})\$([0-9a-f]{64})$/

interface ScryptParameters {
  N: number
  r: number
  p: number
}

/** `scrypt$N$r$p$salt$hash`, salt and hash in hex: the form in which a password is kept. */
export async function hashPassword(password: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
  const hash = await derive(password, salt, PARAMETERS)
  const { N, r, p } = PARAMETERS
  return ['scrypt', N, r, p, hex(salt), hex(hash)].join('$')
}

/** Whether the password is the one kept. Takes as long when nothing is kept, so that time does not tell who has an account. */
export async function verifyPassword(password: string, kept: string | null): Promise<boolean> {
  const [, N, r, p, salt, hash] = FORM.exec(kept ?? '') ?? []
  if (!salt || !hash) {
    await derive(password, new Uint8Array(SALT_BYTES), PARAMETERS)
    return false
  }
  return timingSafeEqual(await derive(password, bytes(salt), { N: Number(N), r: Number(r), p: Number(p) }), bytes(hash))
}

/** Whether a password that was right should be kept anew: its hash is of other parameters than today's. */
export function isOutdated(kept: string): boolean {
  const { N, r, p } = PARAMETERS
  return !kept.startsWith(`scrypt$${N}$${r}$${p}$`)
}

// node:crypto, because WebCrypto has no scrypt: workerd has it natively, 1.6 times as fast there as in JavaScript.
function derive(password: string, salt: Uint8Array, parameters: ScryptParameters): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    // NFKC: the same password typed on another keyboard may arrive composed differently (NIST SP 800-63B, 5.1.1.2).
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, { ...parameters, maxmem: MAX_MEMORY_BYTES }, (error, derived) =>
      error ? reject(error) : resolve(derived),
    )
  })
}

function hex(data: Uint8Array): string {
  return Array.from(data, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function bytes(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
