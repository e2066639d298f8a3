import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { authTokens, users } from '@/db/schema/identity'
import type { Id } from '@/lib/ids'
import type { AccountView } from './contract'
import type { UserStatus } from './model'

/** Somebody's own account, or null when it is no longer there. One round trip. */
export async function accountOf(db: Db, userId: Id<'usr'>): Promise<AccountView | null> {
  const [row] = await db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      verifiedAt: users.emailVerifiedAt,
      passwordHash: users.passwordHash,
      createdAt: users.createdAt,
    })
    .from(users)
    .where(eq(users.id, userId))
  if (!row) return null
  const { passwordHash, ...account } = row
  return { ...account, hasPassword: passwordHash !== null }
}

/** What a sign-in is checked against. For commands only: it carries the password's hash. */
export interface Credentials {
  id: Id<'usr'>
  email: string
  name: string
  status: UserStatus
  passwordHash: string | null
}

const credentials = { id: users.id, email: users.email, name: users.name, status: users.status, passwordHash: users.passwordHash }

export async function credentialsByEmail(db: Db, email: string): Promise<Credentials | null> {
  const [row] = await db.select(credentials).from(users).where(eq(users.email, email))
  return row ?? null
}

/** The account a working verification link belongs to, or null. */
export async function credentialsByVerifyLink(db: Db, secretHash: string, now: Date): Promise<Credentials | null> {
  const [row] = await db
    .select(credentials)
    .from(authTokens)
    .innerJoin(users, eq(users.id, authTokens.userId))
    .where(
      and(
        eq(authTokens.secretHash, secretHash),
        eq(authTokens.purpose, 'verify_email'),
        isNull(authTokens.usedAt),
        gt(authTokens.expiresAt, now),
      ),
    )
  return row ?? null
}
