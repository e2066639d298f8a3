import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { sessions, users } from '@/db/schema/identity'
import { auditLog } from '@/db/schema/platform'
import { testDatabase } from '@/db/testing'
import { only } from '@/lib/assert'
import type { Id } from '@/lib/ids'
import { DAY_MS } from '@/lib/time'
import { makeShell } from '@/platform/testing'
import { REFRESH_GRACE_MS } from '../model'
import { listSessions, sessionOfToken } from '../queries'
import { makeSession, makeUser } from '../testing'
import { endSession, endSessions } from './end-session'
import { refreshSession } from './refresh-session'

const database = testDatabase()
const { db } = database
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0'
const NOW = new Date('2026-07-01T12:00:00Z')
const after = (ms: number) => new Date(NOW.getTime() + ms)
const refreshAt = (now: Date, sessionId: Id<'ses'>, generation: number) => refreshSession(makeShell(database, now), { sessionId, generation })
const rowOf = async (id: Id<'ses'>) => only(await db.select().from(sessions).where(eq(sessions.id, id)))

async function signedIn(facts = {}) {
  const { userId, email } = await makeUser(db)
  const sessionId = await makeSession(db, userId, { rotatedAt: NOW, expiresAt: after(7 * DAY_MS), ...facts })
  return { userId, email, sessionId }
}

describe('a refresh token', () => {
  test('renews the session, for another seven days, in one round trip', async () => {
    const { userId, email, sessionId } = await signedIn()
    const before = database.roundTrips()
    expect(await refreshAt(after(DAY_MS), sessionId, 0)).toMatchObject({ session: { userId, email, sessionId, emailVerified: true }, token: { sessionId, generation: 1 } })
    expect(database.roundTrips() - before).toBe(1)
    expect(await rowOf(sessionId)).toMatchObject({ generation: 1, rotatedAt: after(DAY_MS), expiresAt: after(8 * DAY_MS) })
  })

  test('that is used twice at once gets the same answer, and renews once', async () => {
    const { sessionId } = await signedIn()
    const answers = await Promise.all(Array.from({ length: 8 }, () => refreshAt(after(1000), sessionId, 0)))
    expect(answers.map((answer) => answer?.token.generation)).toEqual(Array.from({ length: 8 }, () => 1))
    expect(await refreshAt(after(1000 + REFRESH_GRACE_MS - 1), sessionId, 0)).toMatchObject({ token: { generation: 1 } })
    expect(await rowOf(sessionId)).toMatchObject({ generation: 1, endedAt: null })
  })

  test('that comes again later was stolen: the session ends for both, and it is on record', async () => {
    const { userId, sessionId } = await signedIn()
    await refreshAt(NOW, sessionId, 0)
    expect(await refreshAt(after(REFRESH_GRACE_MS), sessionId, 0)).toBeNull()
    expect(await rowOf(sessionId)).toMatchObject({ endedBecause: 'token_reused', endedAt: after(REFRESH_GRACE_MS) })
    expect(await refreshAt(after(REFRESH_GRACE_MS), sessionId, 1)).toBeNull()
    expect(await db.select().from(auditLog).where(eq(auditLog.subjectId, sessionId))).toMatchObject([{ action: 'session.token_reused', after: { userId, generation: 0 } }])
  })

  test('two generations old is stolen however soon it comes', async () => {
    const { sessionId } = await signedIn({ generation: 2 })
    expect(await refreshAt(after(1), sessionId, 0)).toBeNull()
    expect(await rowOf(sessionId)).toMatchObject({ endedBecause: 'token_reused' })
  })

  test.each([
    ['expired', { expiresAt: NOW }],
    ['ended', { endedAt: NOW, endedBecause: 'revoked' }],
  ])('of a session that is %s renews nothing', async (_, facts) => {
    const { sessionId } = await signedIn(facts)
    expect(await refreshAt(NOW, sessionId, 0)).toBeNull()
    expect(await rowOf(sessionId)).toMatchObject({ generation: 0 })
  })

  test('of somebody who was blocked renews nothing', async () => {
    const { userId, sessionId } = await signedIn()
    await db.update(users).set({ status: 'banned' }).where(eq(users.id, userId))
    expect(await refreshAt(NOW, sessionId, 0)).toBeNull()
  })

  test('shows a page who is there without being used', async () => {
    const { userId, sessionId } = await signedIn()
    expect(await sessionOfToken(db, { sessionId, generation: 0 }, after(DAY_MS))).toMatchObject({ userId, sessionId })
    expect(await sessionOfToken(db, { sessionId, generation: 1 }, NOW)).toBeNull()
    expect(await sessionOfToken(db, { sessionId, generation: 0 }, after(8 * DAY_MS))).toBeNull()
    expect(await rowOf(sessionId)).toMatchObject({ generation: 0 })
  })
})

describe('somebody’s sessions', () => {
  test('are listed, the latest first, without those that are over or another’s', async () => {
    const { userId, sessionId } = await signedIn()
    const older = await makeSession(db, userId, { rotatedAt: after(-DAY_MS), userAgent: FIREFOX })
    await makeSession(db, userId, { expiresAt: NOW })
    await makeSession(db, userId, { endedAt: NOW, endedBecause: 'signed_out' })
    await signedIn()
    expect(await listSessions(db, { userId, sessionId }, NOW)).toMatchObject([
      { id: sessionId, isCurrent: true },
      { id: older, isCurrent: false, device: { browser: 'Firefox', system: 'Windows', kind: 'computer' } },
    ])
  })

  test('end one by one, once, by their owner only', async () => {
    const { userId, sessionId } = await signedIn()
    const stranger = await signedIn()
    const shell = makeShell(database, NOW)
    expect(await endSession(shell, { sessionId, userId: stranger.userId, because: 'revoked' })).toBe(false)
    expect(await rowOf(sessionId)).toMatchObject({ endedAt: null })
    expect(await endSession(shell, { sessionId, userId, because: 'revoked' })).toBe(true)
    expect(await endSession(shell, { sessionId, userId, because: 'revoked' })).toBe(false)
    expect(await db.select().from(auditLog).where(eq(auditLog.subjectId, sessionId))).toMatchObject([{ action: 'session.ended', actorId: userId }])
  })

  test('end all but the one that asks', async () => {
    const { userId, sessionId } = await signedIn()
    const stranger = await signedIn()
    await makeSession(db, userId)
    await makeSession(db, userId)
    expect(await endSessions(makeShell(database, NOW), { userId, except: sessionId, because: 'revoked' })).toBe(2)
    expect(await rowOf(sessionId)).toMatchObject({ endedAt: null })
    expect(await rowOf(stranger.sessionId)).toMatchObject({ endedAt: null })
  })
})
