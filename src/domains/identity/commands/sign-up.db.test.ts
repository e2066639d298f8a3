import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { users } from '@/db/schema/identity'
import { outbox } from '@/db/schema/platform'
import { testDatabase } from '@/db/testing'
import { only } from '@/lib/assert'
import type { Id } from '@/lib/ids'
import { verifyPassword } from '@/platform/passwords'
import { makeShell } from '@/platform/testing'
import { mailWanted } from '../events'
import { makeUser, PASSWORD, PASSWORD_HASH } from '../testing'
import { requestLink } from './request-link'
import { signUp } from './sign-up'

const database = testDatabase()
const { db } = database
// From no network: its limit is shared by all tests.
const shell = { ...makeShell(database, new Date('2026-07-01T12:00:00Z')), ip: null }

const newcomer = (email: string) => ({ name: 'Noor Haddad', email, password: PASSWORD, locale: 'ar', returnTo: '/ar/checkout' }) as const
const byEmail = async (email: string) => only(await db.select().from(users).where(eq(users.email, email)))
const mailsFor = async (userId: Id<'usr'>) =>
  (await db.select().from(outbox).where(eq(outbox.subjectId, userId)).orderBy(outbox.id)).map(({ payload }) => mailWanted.payload.parse(payload))

test('makes a pending account and asks for its mail, in one round trip', async () => {
  const before = database.roundTrips()
  expect(await signUp(shell, newcomer('noor@people.example'))).toEqual({ outcome: 'mail_sent' })
  expect(database.roundTrips() - before).toBe(1)
  const user = await byEmail('noor@people.example')
  expect(user).toMatchObject({ status: 'pending_verification', emailVerifiedAt: null, name: 'Noor Haddad', locale: 'ar' })
  expect(await verifyPassword(PASSWORD, user.passwordHash)).toBe(true)
  expect(await mailsFor(user.id)).toEqual([{ userId: user.id, mail: 'verify_email', returnTo: '/ar/checkout' }])
})

test('an address with an account gets the same answer, and its owner a mail; nothing else changes', async () => {
  const { userId, email } = await makeUser(db)
  const before = await byEmail(email)
  expect(await signUp(shell, newcomer(email))).toEqual({ outcome: 'mail_sent' })
  expect(await byEmail(email)).toEqual(before)
  expect(await mailsFor(userId)).toMatchObject([{ mail: 'sign_up_attempt' }])
})

test('a password that would be guessed is refused, whoever has the address', async () => {
  const { email } = await makeUser(db)
  for (const address of [email, 'newcomer@people.example']) {
    await expect(signUp(shell, { ...newcomer(address), password: 'noor haddad 1' })).rejects.toMatchObject({ code: 'identity.password_guessable' })
  }
})

test('a banned address gets the same answer and no mail', async () => {
  const { userId, email } = await makeUser(db, { status: 'banned' })
  expect(await signUp(shell, newcomer(email))).toEqual({ outcome: 'mail_sent' })
  expect(await mailsFor(userId)).toEqual([])
})

test('a second sign-up before the first is confirmed takes its place', async () => {
  const { userId, email } = await makeUser(db, { status: 'pending_verification' })
  await signUp(shell, { ...newcomer(email), password: 'the second thought' })
  const user = await byEmail(email)
  expect(user).toMatchObject({ id: userId, name: 'Noor Haddad', status: 'pending_verification' })
  expect(await verifyPassword('the second thought', user.passwordHash)).toBe(true)
})

test('the same sign-up many times at once is one account', async () => {
  await Promise.all(Array.from({ length: 4 }, () => signUp(shell, newcomer('at-once@people.example'))))
  const user = await byEmail('at-once@people.example')
  expect(await mailsFor(user.id)).toHaveLength(4)
})

test('a link is sent to those for whom it means something', async () => {
  const [active, pending, inactive] = [
    await makeUser(db),
    await makeUser(db, { status: 'pending_verification', passwordHash: PASSWORD_HASH }),
    await makeUser(db, { status: 'inactive' }),
  ]
  for (const purpose of ['verify_email', 'magic_link', 'reset_password'] as const) {
    for (const { email } of [active, pending, inactive, { email: 'nobody@people.example' }]) {
      expect(await requestLink(shell, purpose, { email, returnTo: null })).toEqual({ outcome: 'mail_sent' })
    }
  }
  expect((await mailsFor(active.userId)).map(({ mail }) => mail)).toEqual(['magic_link', 'reset_password'])
  expect((await mailsFor(pending.userId)).map(({ mail }) => mail)).toEqual(['verify_email', 'magic_link', 'reset_password'])
  expect(await mailsFor(inactive.userId)).toEqual([])
})
