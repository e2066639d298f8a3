import { scryptSync } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { users } from '@/db/schema/identity'
import { orders } from '@/db/schema/orders'
import { auditLog } from '@/db/schema/platform'
import { testDatabase } from '@/db/testing'
import { only } from '@/lib/assert'
import { makeShell } from '@/platform/testing'
import { makeGuestOrder, makeUser, PASSWORD } from '../testing'
import { signInWithPassword } from './sign-in-with-password'

const database = testDatabase()
const { db } = database
const now = new Date('2026-07-01T12:00:00Z')
// From no network: its limit is shared by all tests.
const shell = { ...makeShell(database, now), ip: null }

const lastAudit = async (subjectId: string) =>
  (await db.select().from(auditLog).where(eq(auditLog.subjectId, subjectId)).orderBy(auditLog.id)).at(-1)

test('signs in, notes when, and brings home what was bought as a guest', async () => {
  const { userId, email } = await makeUser(db)
  const { orderId } = await makeGuestOrder(db, { email })
  expect(await signInWithPassword(shell, { email, password: PASSWORD })).toEqual({
    outcome: 'signed_in',
    user: { id: userId, email, name: 'Ines Okafor' },
  })
  expect(only(await db.select().from(users).where(eq(users.id, userId)))).toMatchObject({ lastSignInAt: now })
  expect(only(await db.select().from(orders).where(eq(orders.id, orderId)))).toMatchObject({ userId })
  expect(await lastAudit(userId)).toMatchObject({ action: 'user.signed_in', actorKind: 'user', actorId: userId })
})

test('a wrong password and an unknown address are refused alike', async () => {
  const { userId, email } = await makeUser(db)
  const refused = { outcome: 'refused', reason: 'wrong_credentials' }
  expect(await signInWithPassword(shell, { email, password: 'four crows on a wire' })).toEqual(refused)
  expect(await signInWithPassword(shell, { email: 'nobody@people.example', password: PASSWORD })).toEqual(refused)
  expect(await lastAudit(userId)).toMatchObject({ action: 'user.sign_in_refused', after: { reason: 'wrong_credentials' } })
  expect(await lastAudit('unknown')).toMatchObject({ action: 'user.sign_in_refused' })
})

test('takes as many round trips whether there is an account or not', async () => {
  const { email } = await makeUser(db)
  const tripsFor = async (address: string) => {
    const before = database.roundTrips()
    await signInWithPassword(shell, { email: address, password: 'four crows on a wire' })
    return database.roundTrips() - before
  }
  expect(await tripsFor(email)).toBe(await tripsFor('nobody-there@people.example'))
})

test('a password that was kept by older parameters is kept by those of today', async () => {
  const older = `scrypt$16384$8$1$${'00'.repeat(16)}$${scryptSync(PASSWORD, Buffer.alloc(16), 32, { N: 16384, r: 8, p: 1 }).toString('hex')}`
  const { userId, email } = await makeUser(db, { passwordHash: older })
  const kept = async () => only(await db.select().from(users).where(eq(users.id, userId))).passwordHash
  expect(await signInWithPassword(shell, { email, password: 'four crows on a wire' })).toMatchObject({ outcome: 'refused' })
  expect(await kept()).toBe(older)
  expect(await signInWithPassword(shell, { email, password: PASSWORD })).toMatchObject({ outcome: 'signed_in' })
  const renewed = await kept()
  expect(renewed).toMatch(/^scrypt\$32768\$8\$3\$/)
  expect(await signInWithPassword(shell, { email, password: PASSWORD })).toMatchObject({ outcome: 'signed_in' })
  expect(await kept()).toBe(renewed)
})

test('an account without a password takes none', async () => {
  const { email } = await makeUser(db, { passwordHash: null })
  expect(await signInWithPassword(shell, { email, password: PASSWORD })).toMatchObject({ reason: 'wrong_credentials' })
})

test('what stands in the way is told only to who knows the password', async () => {
  const pending = await makeUser(db, { status: 'pending_verification' })
  const banned = await makeUser(db, { status: 'banned' })
  expect(await signInWithPassword(shell, { email: pending.email, password: PASSWORD })).toMatchObject({ reason: 'unverified' })
  expect(await signInWithPassword(shell, { email: banned.email, password: PASSWORD })).toMatchObject({ reason: 'blocked' })
  expect(await signInWithPassword(shell, { email: pending.email, password: 'wrong' })).toMatchObject({ reason: 'wrong_credentials' })
  expect(await signInWithPassword(shell, { email: banned.email, password: 'wrong' })).toMatchObject({ reason: 'wrong_credentials' })
})
