import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, idColumn, instant, oneOf } from '../columns'

export const USER_STATUSES = ['pending_verification', 'active', 'inactive', 'banned'] as const
export const AUTH_TOKEN_PURPOSES = ['verify_email', 'reset_password', 'magic_link', 'change_email'] as const
export const SESSION_METHODS = ['password', 'magic_link', 'google'] as const
export const SESSION_ENDS = ['signed_out', 'revoked', 'token_reused', 'password_changed'] as const

export const users = pgTable(
  'users',
  {
    id: idColumn('usr').primaryKey(),
    /** Trimmed and lower-cased before it gets here. */
    email: text().notNull(),
    name: text().notNull(),
    /** `scrypt$N$r$p$salt$hash`; null for those who only use links. */
    passwordHash: text(),
    status: text({ enum: USER_STATUSES }).notNull().default('pending_verification'),
    locale: text().notNull().default('en'),
    /** Runs the installation: stands above tenants. */
    isAdmin: boolean().notNull().default(false),
    emailVerifiedAt: instant(),
    lastSignInAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('user_email_once').on(t.email), oneOf('user_status', t.status, USER_STATUSES)],
)

/** Links sent by mail. Only the SHA-256 of the secret is kept; `usedAt` makes each work once. */
export const authTokens = pgTable(
  'auth_tokens',
  {
    id: idColumn('atk').primaryKey(),
    userId: idColumn('usr').notNull().references(() => users.id, { onDelete: 'cascade' }),
    purpose: text({ enum: AUTH_TOKEN_PURPOSES }).notNull(),
    secretHash: text().notNull(),
    /** The new address, for `change_email`. */
    email: text(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('auth_token_secret_once').on(t.secretHash),
    index('auth_tokens_by_user').on(t.userId, t.purpose),
    index('auth_tokens_by_expiry').on(t.expiresAt),
    oneOf('auth_token_purpose', t.purpose, AUTH_TOKEN_PURPOSES),
    check('auth_token_names_new_address', sql`(${t.purpose} = 'change_email') = (${t.email} is not null)`),
  ],
)

/**
 * A browser that is signed in. Its refresh token names the row and a generation and is signed, so nothing secret is kept here:
 * the current generation is good once, the one before it for a moment, any older one gives a theft away.
 */
export const sessions = pgTable(
  'sessions',
  {
    id: idColumn('ses').primaryKey(),
    userId: idColumn('usr').notNull().references(() => users.id, { onDelete: 'cascade' }),
    method: text({ enum: SESSION_METHODS }).notNull(),
    generation: integer().notNull().default(0),
    rotatedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** When a second factor was last shown in it. */
    secondFactorAt: instant(),
    userAgent: text(),
    ip: text(),
    createdAt: createdAt(),
    endedAt: instant(),
    endedBecause: text({ enum: SESSION_ENDS }),
  },
  (t) => [
    index('sessions_by_user').on(t.userId, t.rotatedAt),
    index('sessions_by_expiry').on(t.expiresAt),
    oneOf('session_method', t.method, SESSION_METHODS),
    oneOf('session_end', t.endedBecause, SESSION_ENDS),
    check('session_end_has_reason', sql`(${t.endedAt} is null) = (${t.endedBecause} is null)`),
  ],
)

/** A time-based one-time password (RFC 6238). Counts as soon as it is confirmed by a first code. */
export const totpFactors = pgTable('totp_factors', {
  userId: idColumn('usr').primaryKey().references(() => users.id, { onDelete: 'cascade' }),
  /** Encrypted: who reads the table learns no code. */
  secretEncrypted: text().notNull(),
  confirmedAt: instant(),
  /** The last time step that was used: no code works twice. */
  lastStep: integer(),
  createdAt: createdAt(),
})

/** For who lost the device with the second factor; each works once. Only SHA-256 is kept. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    userId: idColumn('usr').notNull().references(() => users.id, { onDelete: 'cascade' }),
    codeHash: text().notNull(),
    usedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.codeHash] })],
)

/** An account elsewhere that signs in here (OpenID Connect); `subject` is the provider's own id of the person. */
export const externalAccounts = pgTable(
  'external_accounts',
  {
    provider: text().notNull(),
    subject: text().notNull(),
    userId: idColumn('usr').notNull().references(() => users.id, { onDelete: 'cascade' }),
    email: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.subject] }), uniqueIndex('external_account_once').on(t.userId, t.provider)],
)
