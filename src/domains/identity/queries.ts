import { and, desc, eq, gt, isNotNull, isNull, or } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { authTokens, externalAccounts, recoveryCodes, sessions, totpFactors, users } from '@/db/schema/identity'
import type { Id } from '@/lib/ids'
import { SESSIONS_SHOWN_MAX, type AccountView, type GoogleView, type SecondFactorView, type SessionView } from './contract'
import { deviceNameOf } from '@/platform/device-name'
import type { RefreshToken, Session } from '@/platform/session'
import { isRenewed, type GoogleIdentity, type UserStatus } from './model'

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

/** How far somebody's second factor is. One round trip. */
export async function secondFactorOf(db: Db, userId: Id<'usr'>): Promise<SecondFactorView> {
  const unused = db.$count(recoveryCodes, and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)))
  const [row] = await db
    .select({ since: totpFactors.confirmedAt, recoveryCodesLeft: unused, passwordHash: users.passwordHash })
    .from(users)
    .leftJoin(totpFactors, eq(totpFactors.userId, users.id))
    .where(eq(users.id, userId))
  return { since: row?.since ?? null, recoveryCodesLeft: row?.recoveryCodesLeft ?? 0, hasPassword: (row?.passwordHash ?? null) !== null }
}

/** What a code is checked against, for commands only; null when there is no second factor. */
export async function totpFactorOf(db: Db, userId: Id<'usr'>): Promise<{ secretEncrypted: string; confirmedAt: Date | null; createdAt: Date } | null> {
  const [row] = await db
    .select({ secretEncrypted: totpFactors.secretEncrypted, confirmedAt: totpFactors.confirmedAt, createdAt: totpFactors.createdAt })
    .from(totpFactors)
    .where(eq(totpFactors.userId, userId))
  return row ?? null
}

/** What tells an owner from somebody at a browser left open. For commands only. */
export interface Presence {
  passwordHash: string | null
  signedInAt: Date
  secondFactorAt: Date | null
  hasSecondFactor: boolean
}

export async function presenceOf(db: Db, sessionId: Id<'ses'>): Promise<Presence | null> {
  const [row] = await db
    .select({
      passwordHash: users.passwordHash, signedInAt: sessions.createdAt, secondFactorAt: sessions.secondFactorAt,
      hasSecondFactor: isNotNull(totpFactors.confirmedAt).mapWith(Boolean),
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(totpFactors, eq(totpFactors.userId, sessions.userId))
    .where(eq(sessions.id, sessionId))
  return row ?? null
}

/** The account of a person at Google, and the one of their address. One round trip. */
export async function accountsAtGoogle(db: Db, { subject, email }: Pick<GoogleIdentity, 'subject' | 'email'>) {
  const ofUser = and(eq(externalAccounts.userId, users.id), eq(externalAccounts.provider, 'google'))
  const rows = await db
    .select({ id: users.id, email: users.email, status: users.status, verifiedAt: users.emailVerifiedAt, subject: externalAccounts.subject })
    .from(users)
    .leftJoin(externalAccounts, ofUser)
    .where(or(eq(users.email, email), eq(externalAccounts.subject, subject)))
  const known = (row: (typeof rows)[number] | undefined) =>
    row ? { id: row.id, status: row.status, isVerified: row.verifiedAt !== null, isLinked: row.subject !== null } : null
  return { linked: known(rows.find((row) => row.subject === subject)), named: known(rows.find((row) => row.email === email)) }
}

/** Who somebody is at Google, or null. One round trip. */
export async function googleAccountOf(db: Db, userId: Id<'usr'>): Promise<GoogleView['linked']> {
  const [row] = await db
    .select({ email: externalAccounts.email, since: externalAccounts.createdAt })
    .from(externalAccounts)
    .where(and(eq(externalAccounts.userId, userId), eq(externalAccounts.provider, 'google')))
  return row ?? null
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

/** The session that a refresh token stands for, without renewing it: for pages, which cannot give cookies. One round trip. */
export async function sessionOfToken(db: Db, { sessionId, generation }: RefreshToken, now: Date): Promise<Session | null> {
  const [row] = await db
    .select({
      userId: sessions.userId, generation: sessions.generation, rotatedAt: sessions.rotatedAt,
      email: users.email, name: users.name, emailVerifiedAt: users.emailVerifiedAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt), gt(sessions.expiresAt, now), eq(users.status, 'active')))
  if (!row || !isRenewed({ presented: generation, current: row.generation, ageMs: now.getTime() - row.rotatedAt.getTime() })) return null
  const { userId, email, name } = row
  return { userId, sessionId, email, name, emailVerified: row.emailVerifiedAt !== null }
}

/** Whether a session is still there, as its access token claims. One round trip. */
export async function isLiveSession(db: Db, { userId, sessionId }: Pick<Session, 'userId' | 'sessionId'>, now: Date): Promise<boolean> {
  const [row] = await db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId), isNull(sessions.endedAt), gt(sessions.expiresAt, now), eq(users.status, 'active')))
  return row !== undefined
}

/** Where somebody is signed in now, the latest first. One round trip. */
export async function listSessions(db: Db, { userId, sessionId }: Pick<Session, 'userId' | 'sessionId'>, now: Date): Promise<SessionView[]> {
  const rows = await db
    .select({
      id: sessions.id, method: sessions.method, userAgent: sessions.userAgent, ip: sessions.ip, signedInAt: sessions.createdAt,
      lastSeenAt: sessions.rotatedAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.rotatedAt), desc(sessions.id))
    .limit(SESSIONS_SHOWN_MAX)
  return rows.map(({ userAgent, ...row }) => ({ ...row, device: deviceNameOf(userAgent), isCurrent: row.id === sessionId }))
}
