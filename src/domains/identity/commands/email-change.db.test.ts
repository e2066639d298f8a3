import { and, desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { authTokens, sessions, users } from '@/db/schema/identity'
import { orders } from '@/db/schema/orders'
import { auditLog, outbox } from '@/db/schema/platform'
import { testDatabase } from '@/db/testing'
import { only } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import { DAY_MS } from '@/lib/time'
import { linkSecret } from '@/platform/links'
import { mailTo, makeShell } from '@/platform/testing'
import { identityHandlers } from '../handlers'
import { makeGuestOrder, makeLink, makeSession, makeUser, PASSWORD } from '../testing'
import { confirmEmailChange } from './confirm-email-change'
import { requestEmailChange } from './request-email-change'
import { resetPassword } from './reset-password'

const database = testDatabase()
const { db, settings } = database
const NOW = new Date('2026-07-01T12:00:00Z')
// From no network: its limit is shared by all tests.
const shellAt = (ms: number) => ({ ...makeShell(database, new Date(NOW.getTime() + ms)), ip: null })
const shell = shellAt(0)

async function signedIn(facts: Parameters<typeof makeUser>[1] = {}) {
  const user = await makeUser(db, facts)
  return { ...user, sessionId: await makeSession(db, user.userId, { createdAt: NOW }) }
}
const newAddress = () => `${newId('req')}@people.example`
const ask = (somebody: Awaited<ReturnType<typeof signedIn>>, email: string) => requestEmailChange(shell, somebody, { email, password: PASSWORD })
/** The secret of the link that was asked for last. */
const openToken = async (userId: Id<'usr'>) => {
  const isChange = and(eq(authTokens.userId, userId), eq(authTokens.purpose, 'change_email'))
  const { id } = only(await db.select().from(authTokens).where(isChange).orderBy(desc(authTokens.id)).limit(1))
  return linkSecret(settings.AUTH_SECRET, `change-email-link:${id}`)
}
const emailOf = async (userId: Id<'usr'>) => only(await db.select().from(users).where(eq(users.id, userId))).email
/** Hands the news about somebody to whoever mails them. */
async function deliverMails(userId: Id<'usr'>) {
  for (const { id, name, payload } of await db.select().from(outbox).where(eq(outbox.subjectId, userId))) {
    for (const handler of identityHandlers) if (handler.news === name) await handler.handle(shell, payload, { outboxId: id, orgId: null })
  }
}

test('the new mailbox gets a link, the old one a note, and the address changes once the link is used', async () => {
  const somebody = await signedIn()
  const email = newAddress()
  expect(await ask(somebody, email)).toEqual({ outcome: 'mail_sent' })
  expect(await emailOf(somebody.userId)).toBe(somebody.email)
  await deliverMails(somebody.userId)
  const token = await openToken(somebody.userId)
  expect(only(await mailTo(email)).text).toContain(`/en/change-email?token=${token}`)
  expect(only(await mailTo(somebody.email)).subject).toBe('Your address is about to change')

  const { orderId } = await makeGuestOrder(db, { email })
  const { orderId: earlier } = await makeGuestOrder(db, { email: somebody.email, userId: somebody.userId })
  expect(await confirmEmailChange(shell, token)).toEqual({ outcome: 'changed', userId: somebody.userId, email })
  expect(await emailOf(somebody.userId)).toBe(email)
  for (const id of [orderId, earlier]) expect(only(await db.select().from(orders).where(eq(orders.id, id)))).toMatchObject({ userId: somebody.userId })
  expect(only(await db.select().from(sessions).where(eq(sessions.id, somebody.sessionId)))).toMatchObject({ endedAt: null })
  expect(await db.select().from(auditLog).where(eq(auditLog.subjectId, somebody.userId)).orderBy(auditLog.id)).toMatchObject([
    { action: 'user.email_change_requested', after: { email } },
    { action: 'user.email_changed', after: { from: somebody.email, to: email } },
  ])
})

test('a link works once, for a day, and only the last that was asked for', async () => {
  const somebody = await signedIn()
  await ask(somebody, newAddress())
  const first = await openToken(somebody.userId)
  await ask(somebody, newAddress())
  const second = await openToken(somebody.userId)
  expect(await confirmEmailChange(shell, first)).toEqual({ outcome: 'link_over' })
  expect(await confirmEmailChange(shellAt(DAY_MS), second)).toEqual({ outcome: 'link_over' })
  const answers = await Promise.all([1, 2, 3].map(() => confirmEmailChange(shell, second)))
  expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['changed', 'link_over', 'link_over'])
})

test('links that went to the old mailbox die with it', async () => {
  const somebody = await signedIn()
  const old = await makeLink(shell, somebody.userId, 'reset_password')
  await ask(somebody, newAddress())
  await confirmEmailChange(shell, await openToken(somebody.userId))
  expect(await resetPassword(shell, { token: old, password: 'a lantern in the rain' })).toEqual({ outcome: 'link_over' })
})

test('a new password in between stops the change', async () => {
  const somebody = await signedIn()
  await ask(somebody, newAddress())
  const token = await openToken(somebody.userId)
  await resetPassword(shell, { token: await makeLink(shell, somebody.userId, 'reset_password'), password: 'a lantern in the rain' })
  expect(await confirmEmailChange(shell, token)).toEqual({ outcome: 'link_over' })
})

test('it is not for who only has the browser, and one’s own address is no change', async () => {
  const somebody = await signedIn()
  for (const password of ['four crows on a wire', null]) {
    expect(await requestEmailChange(shell, somebody, { email: newAddress(), password })).toEqual({ outcome: 'wrong_password' })
  }
  expect(await ask(somebody, somebody.email)).toEqual({ outcome: 'same_address' })
})

test('an address with an account is told so in its own mailbox alone, and never taken over', async () => {
  const [somebody, other] = [await signedIn(), await signedIn()]
  expect(await ask(somebody, other.email)).toEqual({ outcome: 'mail_sent' })
  await deliverMails(somebody.userId)
  const mail = only(await mailTo(other.email))
  expect(mail.subject).toBe('This address has an account already')
  const token = await openToken(somebody.userId)
  expect(mail.text).not.toContain(token)
  expect(await confirmEmailChange(shell, token)).toEqual({ outcome: 'taken' })
  expect(await emailOf(somebody.userId)).toBe(somebody.email)
})

test('two accounts that want one address at a time: one gets it', async () => {
  const [one, two] = [await signedIn(), await signedIn()]
  const email = newAddress()
  for (const somebody of [one, two]) await ask(somebody, email)
  const tokens = [await openToken(one.userId), await openToken(two.userId)]
  const answers = await Promise.all(tokens.map((token) => confirmEmailChange(shell, token)))
  expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['changed', 'taken'])
})
