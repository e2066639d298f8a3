import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { authTokens, sessions, users } from '@/db/schema/identity'
import { auditLog, outbox } from '@/db/schema/platform'
import { testDatabase } from '@/db/testing'
import { only } from '@/lib/assert'
import type { Id } from '@/lib/ids'
import { HOUR_MS, MINUTE_MS } from '@/lib/time'
import { verifyPassword } from '@/platform/passwords'
import { makeShell } from '@/platform/testing'
import { makeLink, makeSecondFactor, makeSession, makeUser, PASSWORD } from '../testing'
import { changePassword } from './change-password'

const database = testDatabase()
const { db, settings } = database
const NOW = new Date('2026-07-01T12:00:00Z')
const shell = makeShell(database, NOW)
const NEW = 'a lantern in the rain'

async function signedIn(facts: Parameters<typeof makeUser>[1] = {}) {
  const user = await makeUser(db, facts)
  return { ...user, name: 'Ines Okafor', sessionId: await makeSession(db, user.userId, { createdAt: NOW }) }
}
const passwordOf = async (userId: Id<'usr'>) => only(await db.select().from(users).where(eq(users.id, userId))).passwordHash
const rowOf = async (id: Id<'ses'>) => only(await db.select().from(sessions).where(eq(sessions.id, id)))

test('who shows the old one gets the new one, stays here and is nowhere else; mailed links die, and the owner is told', async () => {
  const somebody = await signedIn()
  const elsewhere = await makeSession(db, somebody.userId)
  await makeLink(shell, somebody.userId, 'magic_link')
  expect(await changePassword(shell, somebody, { password: PASSWORD, newPassword: NEW })).toEqual({ outcome: 'changed', ended: 1 })
  expect(await verifyPassword(NEW, await passwordOf(somebody.userId))).toBe(true)
  expect(await rowOf(somebody.sessionId)).toMatchObject({ endedAt: null })
  expect(await rowOf(elsewhere)).toMatchObject({ endedBecause: 'password_changed' })
  expect(only(await db.select().from(authTokens).where(eq(authTokens.userId, somebody.userId)))).toMatchObject({ usedAt: NOW })
  expect(await db.select().from(auditLog).where(eq(auditLog.subjectId, somebody.userId))).toMatchObject([{ action: 'user.password_changed' }])
  expect(only(await db.select().from(outbox).where(eq(outbox.subjectId, somebody.userId))).payload).toMatchObject({ change: 'password_changed' })
})

test('a wrong old one changes nothing', async () => {
  const somebody = await signedIn()
  const before = await passwordOf(somebody.userId)
  for (const password of ['four crows on a wire', null]) {
    expect(await changePassword(shell, somebody, { password, newPassword: NEW })).toEqual({ outcome: 'wrong_password' })
  }
  expect(await passwordOf(somebody.userId)).toBe(before)
})

test('the first password takes a sign-in of the last minutes', async () => {
  const somebody = await signedIn({ passwordHash: null })
  const late = makeShell(database, new Date(NOW.getTime() + 15 * MINUTE_MS))
  expect(await changePassword(late, somebody, { password: null, newPassword: NEW })).toEqual({ outcome: 'sign_in_again' })
  expect(await changePassword(shell, somebody, { password: null, newPassword: NEW })).toMatchObject({ outcome: 'changed' })
})

test('who has a second factor shows it first', async () => {
  const somebody = await signedIn()
  await makeSecondFactor(db, settings.AUTH_SECRET, somebody.userId)
  const change = () => changePassword(shell, somebody, { password: PASSWORD, newPassword: NEW })
  await expect(change()).rejects.toMatchObject({ code: 'identity.second_factor_needed' })
  await db.update(sessions).set({ secondFactorAt: new Date(NOW.getTime() - 12 * HOUR_MS) }).where(eq(sessions.id, somebody.sessionId))
  await expect(change()).rejects.toMatchObject({ code: 'identity.second_factor_needed' })
  await db.update(sessions).set({ secondFactorAt: NOW }).where(eq(sessions.id, somebody.sessionId))
  expect(await change()).toMatchObject({ outcome: 'changed' })
})

test('one that would be guessed is refused, before anything is asked', async () => {
  const somebody = await signedIn()
  for (const newPassword of ['password123', 'Ines Okafor 1']) {
    await expect(changePassword(shell, somebody, { password: 'wrong', newPassword })).rejects.toMatchObject({ code: 'identity.password_guessable', kind: 'invalid' })
  }
})
