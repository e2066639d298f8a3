import { z } from 'zod'
import { idSchema } from '@/lib/id-schema'
import { emailSchema, linkSecretSchema } from '@/lib/inputs'
import { sameSitePath } from '@/lib/paths'
import { localeSchema } from '@/lib/translated-schema'

export const userIdSchema = idSchema('usr')

export const PASSWORD_LENGTH_MIN = 10
const PASSWORD_LENGTH_MAX = 200

/** A password that is being chosen. Length is the rule; there are no others (NIST SP 800-63B, 5.1.1.2). */
const newPasswordSchema = z
  .string()
  .min(PASSWORD_LENGTH_MIN, { error: 'password_too_short' })
  .max(PASSWORD_LENGTH_MAX, { error: 'password_too_long' })

/** A password as typed to be checked. */
const typedPasswordSchema = z.string().min(1, { error: 'password_missing' }).max(PASSWORD_LENGTH_MAX, { error: 'password_too_long' })

/** Where to go on afterwards: a page of ours, or null. Anything else becomes null, so that no link leads off the site. */
export const returnToSchema = z
  .string()
  .nullish()
  .transform((text) => sameSitePath(text))

export const signUpInput = z.object({
  name: z.string().trim().min(1, { error: 'name_missing' }).max(120, { error: 'name_too_long' }),
  email: emailSchema,
  password: newPasswordSchema,
  locale: localeSchema,
  returnTo: returnToSchema,
})
export type SignUpInput = z.output<typeof signUpInput>

export const linkRequestInput = z.object({ email: emailSchema, returnTo: returnToSchema })
export type LinkRequestInput = z.output<typeof linkRequestInput>

/** The same answer whoever asks and whether or not there is an account: only the mailbox learns more. */
export const mailSentResult = z.object({ outcome: z.literal('mail_sent') })
export type MailSentResult = z.infer<typeof mailSentResult>

/** The link proves the mailbox, the password that its owner is who signed up: neither alone makes an account. */
export const verifyEmailInput = z.object({ token: linkSecretSchema, password: typedPasswordSchema })
/** `link_over`: used, expired, for something else, or never sent. */
export const verifyEmailResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('verified'), email: z.string() }),
  z.object({ outcome: z.enum(['wrong_password', 'link_over']) }),
])
export type VerifyEmailResult = z.infer<typeof verifyEmailResult>

export const resetPasswordInput = z.object({ token: linkSecretSchema, password: newPasswordSchema })
export const resetPasswordResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('changed'), email: z.string() }),
  z.object({ outcome: z.literal('link_over') }),
])
export type ResetPasswordResult = z.infer<typeof resetPasswordResult>

export const signInInput = z.object({ email: emailSchema, password: typedPasswordSchema })
export const linkSignInInput = z.object({ token: linkSecretSchema })

/** Why a sign-in did not happen. `wrong_credentials` does not say which of the two is wrong. */
const signInRefusalSchema = z.discriminatedUnion('reason', [
  z.object({ reason: z.enum(['wrong_credentials', 'unverified', 'blocked', 'link_over']) }),
  z.object({ reason: z.literal('too_many_tries'), minutes: z.number().int().positive() }),
])
export type SignInRefusal = z.infer<typeof signInRefusalSchema>

export interface SignedInUser {
  id: z.output<typeof userIdSchema>
  email: string
  name: string
}

export type SignInResult = { outcome: 'signed_in'; user: SignedInUser } | ({ outcome: 'refused' } & SignInRefusal)

/** A refusal as the one word that next-auth carries to the form: `unverified`, `too_many_tries.7`. */
export function signInRefusalCode(refusal: SignInRefusal): string {
  return refusal.reason === 'too_many_tries' ? `${refusal.reason}.${refusal.minutes}` : refusal.reason
}

/** What `signInRefusalCode` made, read again; null for anything else. */
export function readSignInRefusal(code: string): SignInRefusal | null {
  const [reason, minutes] = code.split('.')
  return signInRefusalSchema.safeParse({ reason, minutes: Number(minutes) }).data ?? null
}

/** Who is looking, as the session says; null for guests. */
export const meSchema = z.object({ id: userIdSchema, name: z.string(), email: z.string() }).nullable()

/** What people see of their own account. */
export const accountView = z.object({
  id: userIdSchema,
  name: z.string(),
  email: z.string(),
  verifiedAt: z.date().nullable(),
  hasPassword: z.boolean(),
  createdAt: z.date(),
})
export type AccountView = z.infer<typeof accountView>

export const SESSIONS_SHOWN_MAX = 50

/** A browser in the words it goes by; null where it does not say. */
const deviceSchema = z.object({
  browser: z.string().nullable(),
  system: z.string().nullable(),
  kind: z.enum(['phone', 'tablet', 'computer', 'other']),
})

/** A browser somebody is signed in with, as they see it. */
const sessionView = z.object({
  id: idSchema('ses'),
  method: z.enum(['password', 'magic_link', 'google']),
  device: deviceSchema,
  ip: z.string().nullable(),
  signedInAt: z.date(),
  /** To a quarter of an hour. */
  lastSeenAt: z.date(),
  isCurrent: z.boolean(),
})
export type SessionView = z.infer<typeof sessionView>

/** The latest first, the one that asks among them. */
export const sessionsResult = z.object({ sessions: z.array(sessionView).max(SESSIONS_SHOWN_MAX), now: z.date() })
export type SessionsResult = z.infer<typeof sessionsResult>

export const endSessionInput = z.object({ sessionId: idSchema('ses') })
/** `over`: it had ended, or was never one of the caller's. */
export const endSessionResult = z.object({ outcome: z.enum(['ended', 'over']) })
export const endOtherSessionsResult = z.object({ ended: z.number().int() })

/** Indic and Persian digits as ASCII: an Arabic keyboard may type either. */
const asciiDigits = (text: string) =>
  text.replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))

const codeAs = (form: RegExp) =>
  z
    .string()
    .max(40, { error: 'second_factor_code_malformed' })
    .transform((typed) => asciiDigits(typed).replaceAll(/[\s-]/g, '').toUpperCase())
    .pipe(z.string().regex(form, { error: 'second_factor_code_malformed' }))

/** Six digits of an authenticator app. */
const totpCodeSchema = codeAs(/^\d{6}$/)
/** The same, or one of the recovery codes; spaces, dashes and case do not matter. */
const secondFactorCodeSchema = codeAs(/^(\d{6}|[2-9A-HJ-NP-Z]{10})$/)

/** The state of somebody's second factor. */
export const secondFactorView = z.object({
  /** Null when there is none. */
  since: z.date().nullable(),
  recoveryCodesLeft: z.number().int(),
  /** Whether setting one up takes the password first. */
  hasPassword: z.boolean(),
})
export type SecondFactorView = z.infer<typeof secondFactorView>

export const secondFactorInput = z.object({ code: secondFactorCodeSchema })
const secondFactorRefusal = z.object({ outcome: z.enum(['wrong_code', 'code_used', 'not_set_up']) })
/** `code_used`: it was right, once; the app shows the next one within half a minute. */
export const showSecondFactorResult = z.discriminatedUnion('outcome', [z.object({ outcome: z.literal('shown') }), secondFactorRefusal])
export type ShowSecondFactorResult = z.infer<typeof showSecondFactorResult>

export const endSecondFactorResult = z.discriminatedUnion('outcome', [z.object({ outcome: z.literal('off') }), secondFactorRefusal])
export type EndSecondFactorResult = z.infer<typeof endSecondFactorResult>

/** Shown this once. */
const recoveryCodesSchema = z.array(z.string())
export const renewRecoveryCodesResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('renewed'), recoveryCodes: recoveryCodesSchema }),
  secondFactorRefusal,
])
export type RenewRecoveryCodesResult = z.infer<typeof renewRecoveryCodesResult>

/** The password, by those who have one. */
export const presenceInput = z.object({ password: typedPasswordSchema.nullable() })
export type PresenceInput = z.output<typeof presenceInput>
/** `sign_in_again`: there is no password to ask for, and the sign-in was too long ago. */
const presenceRefusal = z.object({ outcome: z.enum(['wrong_password', 'sign_in_again']) })
export type PresenceRefusal = z.infer<typeof presenceRefusal>

export const beginSecondFactorResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('begun'), secret: z.string(), uri: z.string() }),
  z.object({ outcome: z.literal('already_on') }),
  presenceRefusal,
])
export type BeginSecondFactorResult = z.infer<typeof beginSecondFactorResult>

export const confirmSecondFactorInput = z.object({ code: totpCodeSchema })
/** `not_begun`: never, or too long ago. */
export const confirmSecondFactorResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('on'), recoveryCodes: recoveryCodesSchema }),
  z.object({ outcome: z.enum(['wrong_code', 'not_begun', 'already_on']) }),
])
export type ConfirmSecondFactorResult = z.infer<typeof confirmSecondFactorResult>

export const changePasswordInput = presenceInput.extend({ newPassword: newPasswordSchema })
/** Every other session has ended; `ended` is how many. */
export const changePasswordResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('changed'), ended: z.number().int() }),
  presenceRefusal,
])
export type ChangePasswordResult = z.infer<typeof changePasswordResult>

/** Why somebody at Google is not let in here, or not linked. Part of an address: `?google=<reason>`. */
const googleRefusalSchema = z.enum([
  'unproven_there', 'unproven_here', 'another_linked', 'linked_elsewhere', 'blocked', 'signed_out', 'sign_in_again', 'second_factor', 'not_done',
])
export type GoogleRefusal = z.infer<typeof googleRefusalSchema>

/** The refusal in a page's address; null for none and for anything else. */
export function readGoogleRefusal(text: unknown): GoogleRefusal | null {
  return googleRefusalSchema.safeParse(text).data ?? null
}

/** Ways to sign in that depend on the installation. */
export const waysInView = z.object({ google: z.boolean() })

/** What of somebody's is at Google. */
export const googleView = z.object({
  isOffered: z.boolean(),
  linked: z.object({ email: z.string(), since: z.date() }).nullable(),
})
export type GoogleView = z.infer<typeof googleView>

/** Whether the way to Google may begin. */
export const prepareGoogleLinkResult = z.object({ outcome: z.enum(['ready', 'sign_in_again']) })
export type PrepareGoogleLinkResult = z.infer<typeof prepareGoogleLinkResult>

/** `last_way`: nothing else would let its owner in. */
export const unlinkGoogleResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.enum(['unlinked', 'not_linked', 'last_way']) }),
  presenceRefusal,
])
export type UnlinkGoogleResult = z.infer<typeof unlinkGoogleResult>

export const requestEmailChangeInput = presenceInput.extend({ email: emailSchema })
export const requestEmailChangeResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.enum(['mail_sent', 'same_address']) }),
  presenceRefusal,
])
export type RequestEmailChangeResult = z.infer<typeof requestEmailChangeResult>

export const confirmEmailChangeInput = z.object({ token: linkSecretSchema })
/** `taken`: somebody made an account of that address meanwhile. */
export const confirmEmailChangeResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('changed'), userId: userIdSchema, email: z.string() }),
  z.object({ outcome: z.enum(['link_over', 'taken']) }),
])
export type ConfirmEmailChangeResult = z.infer<typeof confirmEmailChangeResult>

const IDENTITY_ERRORS = [
  'identity.sign_in_needed', 'identity.session_over', 'identity.second_factor_needed', 'identity.password_guessable',
] as const
export type IdentityError = (typeof IDENTITY_ERRORS)[number]
