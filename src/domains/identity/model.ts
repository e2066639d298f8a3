import { addressOf } from '@/lib/addresses'
import type { Id } from '@/lib/ids'
import { MINUTE_MS, HOUR_MS, DAY_MS } from '@/lib/time'
import type { Locale } from '@/lib/translated'

/** What a mailed link may be used for, each for nothing else, and how long it works. */
export const LINK_LIFETIME_MS = {
  verify_email: DAY_MS,
  reset_password: HOUR_MS,
  magic_link: 15 * MINUTE_MS,
} as const
export type LinkPurpose = keyof typeof LINK_LIFETIME_MS

/** `sign_up_attempt`: somebody signed up with an address that has an account; its owner is told, and can simply sign in. */
export const IDENTITY_MAILS = ['verify_email', 'magic_link', 'reset_password', 'sign_up_attempt'] as const
export type IdentityMail = (typeof IDENTITY_MAILS)[number]

/** The purpose of the one link in each mail. */
export const MAIL_LINKS = {
  verify_email: 'verify_email',
  magic_link: 'magic_link',
  reset_password: 'reset_password',
  sign_up_attempt: 'magic_link',
} as const satisfies Record<IdentityMail, LinkPurpose>

/** What an account's owner is told of by mail. */
export const ACCOUNT_CHANGES = [
  'password_changed', 'email_change_requested', 'google_linked', 'google_unlinked', 'second_factor_on', 'second_factor_off', 'recovery_codes_renewed', 'recovery_code_used',
] as const
export type AccountChange = (typeof ACCOUNT_CHANGES)[number]

/** How long a second factor may stand unconfirmed. */
export const TOTP_SETUP_TTL_MS = HOUR_MS

export const RECOVERY_CODES = 10
export const RECOVERY_CODE_LENGTH = 10

/** A recovery code as people write it down: `ABCDE-FGHJK`. */
export function spacedCode(code: string): string {
  return code.replace(/^(.{5})/, '$1-')
}

/** How long the link to a new address works. */
export const EMAIL_CHANGE_TTL_MS = DAY_MS

/** For how long after a sign-in an account without a password is trusted with what else would take one. */
export const RECENT_SIGN_IN_MS = 15 * MINUTE_MS

export type UserStatus = 'pending_verification' | 'active' | 'inactive' | 'banned'

const LINK_PAGES = {
  verify_email: '/verify-email', reset_password: '/reset-password', magic_link: '/magic-link', change_email: '/change-email',
} as const

/** Where a link leads, without the site's address; `secret` opens it. */
export function linkPath(purpose: keyof typeof LINK_PAGES, locale: Locale, secret: string, returnTo: string | null): string {
  return addressOf({ pathname: LINK_PAGES[purpose], query: { token: secret, returnTo: returnTo ?? undefined } }, locale)
}

/** Why this account may not sign in, once the password was right; null when it may. */
export function refusalOf(status: UserStatus): 'unverified' | 'blocked' | null {
  switch (status) {
    case 'active':
      return null
    case 'pending_verification':
      return 'unverified'
    case 'inactive':
    case 'banned':
      return 'blocked'
  }
}

/** Minutes to wait, as a person is told them. */
export function minutesToWait(retryAfterMs: number): number {
  return Math.max(1, Math.ceil(retryAfterMs / MINUTE_MS))
}

/** Somebody at Google, as its signed token says. */
export interface GoogleIdentity {
  /** Google's own id of the person: their address may change, this does not. */
  subject: string
  email: string
  /** Whether Google vouches for the address. */
  isVerified: boolean
  name: string
}

interface KnownAccount {
  id: Id<'usr'>
  status: UserStatus
  isVerified: boolean
  /** Whether another person at Google is linked to it. */
  isLinked: boolean
}

type GoogleSignInPlan =
  | { do: 'sign_in' | 'link'; userId: Id<'usr'> }
  | { do: 'create' }
  | { do: 'refuse'; reason: 'blocked' | 'unproven_there' | 'unproven_here' | 'another_linked' }

/**
 * What a sign-in with Google comes to: `linked` is the account of that very person, `named` the one of their address. An
 * address joins two accounts only when both sides have proven it: else whoever signed up here, or there, with somebody else's
 * address would share that somebody's account.
 */
export function planGoogleSignIn({ isVerified }: GoogleIdentity, linked: KnownAccount | null, named: KnownAccount | null): GoogleSignInPlan {
  if (linked) return linked.status === 'active' ? { do: 'sign_in', userId: linked.id } : { do: 'refuse', reason: 'blocked' }
  if (!isVerified) return { do: 'refuse', reason: 'unproven_there' }
  if (!named) return { do: 'create' }
  if (named.status === 'pending_verification' || !named.isVerified) return { do: 'refuse', reason: 'unproven_here' }
  if (named.status !== 'active') return { do: 'refuse', reason: 'blocked' }
  return named.isLinked ? { do: 'refuse', reason: 'another_linked' } : { do: 'link', userId: named.id }
}

/** How somebody signed in. */
export type SessionMethod = 'password' | 'magic_link' | 'google'

/** Why a session is over. */
export type SessionEnd = 'signed_out' | 'revoked' | 'token_reused' | 'password_changed'

/** How long a refresh token that was used already gets the same answer again: two tabs may ask at once. */
export const REFRESH_GRACE_MS = 30_000

/** Whether a session is renewed for who presents a generation of its token; `ageMs` is how long ago it was last renewed. */
export function isRenewed({ presented, current, ageMs }: { presented: number; current: number; ageMs: number }): boolean {
  return presented === current || (presented === current - 1 && ageMs < REFRESH_GRACE_MS)
}
