import { Secret, TOTP } from 'otpauth'

const PERIOD_SECONDS = 30
/** Steps to either side of now that are taken: clocks go wrong, and typing takes time (RFC 6238, 5.2). */
const STEPS_AROUND = 1

const totpOf = (secret: string, label?: string) =>
  new TOTP({ issuer: 'Fairground', secret: Secret.fromBase32(secret), period: PERIOD_SECONDS, ...(label !== undefined && { label }) })

/** A shared secret of 20 random bytes in base32, as RFC 4226 (section 4) recommends. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What an authenticator app reads from a QR code: `otpauth://totp/…`, with the account's name in it. */
export function totpUri(secret: string, account: string): string {
  return totpOf(secret, account).toString()
}

/** The time step whose code this is, near `now`; null when it is none's. Whether the step was used is for the caller to know. */
export function totpStepOf(secret: string, code: string, now: Date): number | null {
  const totp = totpOf(secret)
  const offset = totp.validate({ token: code, timestamp: now.getTime(), window: STEPS_AROUND })
  return offset === null ? null : totp.counter({ timestamp: now.getTime() }) + offset
}

/** The code of a moment, as an authenticator app shows it. */
export function totpCodeAt(secret: string, now: Date): string {
  return totpOf(secret).generate({ timestamp: now.getTime() })
}
