import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, idColumn, instant, oneOf } from '../columns'

export const USER_STATUSES = ['pending_verification', 'active', 'inactive', 'banned'] as const
export const AUTH_TOKEN_PURPOSES = ['verify_email', 'reset_password', 'magic_link'] as const

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
    expiresAt: instant().notNull(),
    usedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('auth_token_secret_once').on(t.secretHash),
    index('auth_tokens_by_user').on(t.userId, t.purpose),
    index('auth_tokens_by_expiry').on(t.expiresAt),
    oneOf('auth_token_purpose', t.purpose, AUTH_TOKEN_PURPOSES),
  ],
)
