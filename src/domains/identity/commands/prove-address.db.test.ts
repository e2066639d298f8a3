import { eq, inArray } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { authTokens, sessions, users } from '@/db/schema/identity'
import { orders } from '@/db/schema/orders'
import { auditLog } from '@/db/schema/platform'
import { tickets } from '@/db/schema/tickets'
import { testDatabase } from '@/db/testing'
import { only } from '@/lib/assert'
import type { Id } from '@/lib/ids'
import { verifyPassword } from '@/platform/passwords'
import { makeShell } from '@/platform/testing'
import type { LinkPurpose } from '../model'
import { makeGuestOrder, makeLink, makeSession, makeUser, PASSWORD } from '../testing'
import { resetPassword } from './reset-password'
import { signInWithLink } from './sign-in-with-link'
import { verifyEmail } from './verify-email'

const database = testDatabase()
const { db } = database
const now = new Date('2026-07-01T12:00:00Z')
const later = (ms: number) => ({ ...shell, now: new Date(now.getTime() + ms) })
// From no network: its limit is shared by all tests.
const shell = { ...makeShell(database, now), ip: null }

const userRow = async (userId: Id<'usr'>) => only(await db.select().from(users).where(eq(users.id, userId)))
const auditOf = async (subjectId: string) =>
  (await db.select().from(auditLog).where(eq(auditLog.subjectId, subjectId)).orderBy(auditLog.id)).map(({ action }) => action)

/** Each way of using a link, for what holds of all of them. */
const WAYS = {
  verify_email: async (token: string, at = shell) => (await verifyEmail(at, { token, password: PASSWORD })).outcome === 'verified',
  reset_password: async (token: string, at = shell) => (await resetPassword(at, { token, password: 'a wholly new phrase' })).outcome === 'changed',
  magic_link: async (token: string, at = shell) => (await signInWithLink(at, { token })).outcome === 'signed_in',
} satisfies Record<LinkPurpose, unknown>
const PURPOSES: LinkPurpose[] = ['verify_email', 'reset_password', 'magic_link']
const LIFETIME_MINUTES = { verify_email: 24 * 60, reset_password: 60, magic_link: 15 }

describe.each(PURPOSES)('a link to %s', (purpose) => {
  test('makes a pending account active, once', async () => {
    const { userId } = await makeUser(db, { status: 'pending_verification' })
    const token = await makeLink(shell, userId, purpose)
    expect(await WAYS[purpose](token)).toBe(true)
    expect(await userRow(userId)).toMatchObject({ status: 'active', emailVerifiedAt: now })
    expect(await WAYS[purpose](token)).toBe(false)
    expect(await auditOf(userId)).toHaveLength(1)
  })

  test('used twice at once, works once', async () => {
    const { userId } = await makeUser(db, { status: 'pending_verification' })
    const token = await makeLink(shell, userId, purpose)
    const used = await Promise.all(Array.from({ length: 6 }, () => WAYS[purpose](token)))
    expect(used.filter(Boolean)).toHaveLength(1)
    expect(await auditOf(userId)).toHaveLength(1)
  })

  test('works until it expires, and not after', async () => {
    const { userId } = await makeUser(db, { status: 'pending_verification' })
    const token = await makeLink(shell, userId, purpose)
    const lifetime = LIFETIME_MINUTES[purpose] * 60_000
    expect(await WAYS[purpose](token, later(lifetime))).toBe(false)
    expect(await userRow(userId)).toMatchObject({ status: 'pending_verification', emailVerifiedAt: null })
    expect(await WAYS[purpose](token, later(lifetime - 1))).toBe(true)
  })

  test('is good for nothing else', async () => {
    const { userId } = await makeUser(db, { status: 'pending_verification' })
    const token = await makeLink(shell, userId, purpose)
    for (const other of PURPOSES.filter((name) => name !== purpose)) expect(await WAYS[other](token)).toBe(false)
    expect(await WAYS[purpose](token)).toBe(true)
  })

  test('is worth nothing to a banned account, nor is one that was never sent', async () => {
    const { userId } = await makeUser(db, { status: 'banned' })
    expect(await WAYS[purpose](await makeLink(shell, userId, purpose))).toBe(false)
    expect(await userRow(userId)).toMatchObject({ status: 'banned' })
    expect(await WAYS[purpose]('A'.repeat(43))).toBe(false)
  })

  test("brings home guests' orders of that address, with their tickets, and no one else's", async () => {
    const { userId, email } = await makeUser(db, { status: 'pending_verification' })
    const own = await makeGuestOrder(db, { email })
    const owned = await makeGuestOrder(db, { email, userId: (await makeUser(db)).userId })
    const foreign = await makeGuestOrder(db, { email: `not-${email}` })
    expect(await WAYS[purpose](await makeLink(shell, userId, purpose))).toBe(true)

    const ids = [own, owned, foreign].map(({ orderId }) => orderId)
    const mine = (await db.select().from(orders).where(inArray(orders.id, ids))).filter((order) => order.userId === userId)
    expect(mine.map(({ id }) => id)).toEqual([own.orderId])
    const ticketRows = await db.select().from(tickets).where(eq(tickets.userId, userId))
    expect(ticketRows.map(({ id }) => id)).toEqual([own.ticketId])
    const [claim] = await db.select().from(auditLog).where(eq(auditLog.subjectId, own.orderId))
    expect(claim).toMatchObject({ action: 'order.claimed', actorKind: 'user', actorId: userId, orgId: own.orgId })
  })
})

describe('what becomes of the password', () => {
  test('confirming the address takes the password of the sign-up', async () => {
    const { userId } = await makeUser(db, { status: 'pending_verification' })
    const token = await makeLink(shell, userId, 'verify_email')
    expect(await verifyEmail(shell, { token, password: 'somebody else chose it' })).toEqual({ outcome: 'wrong_password' })
    expect(await userRow(userId)).toMatchObject({ status: 'pending_verification' })
    expect((await verifyEmail(shell, { token, password: PASSWORD })).outcome).toBe('verified')
  })

  test('a magic link drops a password that nobody proved, and keeps one that somebody did', async () => {
    const pending = await makeUser(db, { status: 'pending_verification' })
    await signInWithLink(shell, { token: await makeLink(shell, pending.userId, 'magic_link') })
    expect((await userRow(pending.userId)).passwordHash).toBeNull()

    const active = await makeUser(db)
    const result = await signInWithLink(shell, { token: await makeLink(shell, active.userId, 'magic_link') })
    expect(result).toEqual({ outcome: 'signed_in', user: { id: active.userId, email: active.email, name: 'Ines Okafor' } })
    expect(await userRow(active.userId)).toMatchObject({ lastSignInAt: now })
    expect((await userRow(active.userId)).passwordHash).not.toBeNull()
  })

  test('a reset puts the new one in place and ends every other link and every session', async () => {
    const { userId } = await makeUser(db)
    const sessionId = await makeSession(db, userId)
    const elsewhere = await makeSession(db, (await makeUser(db)).userId)
    const [token, another, magic] = [
      await makeLink(shell, userId, 'reset_password'),
      await makeLink(shell, userId, 'reset_password'),
      await makeLink(shell, userId, 'magic_link'),
    ]
    expect(await resetPassword(shell, { token, password: 'a wholly new phrase' })).toMatchObject({ outcome: 'changed' })
    const { passwordHash } = await userRow(userId)
    expect(await verifyPassword('a wholly new phrase', passwordHash)).toBe(true)
    expect(await verifyPassword(PASSWORD, passwordHash)).toBe(false)
    expect(await resetPassword(shell, { token: another, password: 'yet another phrase' })).toEqual({ outcome: 'link_over' })
    expect(await signInWithLink(shell, { token: magic })).toEqual({ outcome: 'refused', reason: 'link_over' })
    expect((await db.select().from(authTokens).where(eq(authTokens.userId, userId))).every(({ usedAt }) => usedAt !== null)).toBe(true)
    expect(await auditOf(userId)).toEqual(['user.password_changed'])
    expect(await db.select().from(sessions).where(inArray(sessions.id, [sessionId, elsewhere])).orderBy(sessions.id)).toMatchObject([
      { id: sessionId, endedBecause: 'password_changed' },
      { id: elsewhere, endedAt: null },
    ])
  })
})
