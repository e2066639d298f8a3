import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { authTokens, users } from '@/db/schema/identity'
import { messages } from '@/db/schema/platform'
import { testDatabase } from '@/db/testing'
import { assert, only } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import type { Shell } from '@/platform/shell'
import { mailTo, makeShell } from '@/platform/testing'
import { signInWithLink } from './commands/sign-in-with-link'
import { verifyEmail } from './commands/verify-email'
import { identityHandlers } from './handlers'
import { ACCOUNT_CHANGES, type IdentityMail } from './model'
import { makeUser, PASSWORD } from './testing'

const database = testDatabase()
const { db } = database
const now = new Date('2026-07-01T12:00:00Z')
// From no network: its limit is shared by all tests.
const shell = { ...makeShell(database, now), ip: null }
const [links, changes] = identityHandlers
assert(links && changes, 'one handler for links, one for changes')

interface Delivery {
  outboxId?: Id<'obx'>
  returnTo?: string
  at?: Shell
}

const deliver = (userId: Id<'usr'>, mail: IdentityMail, { outboxId = newId('obx'), returnTo, at = shell }: Delivery = {}) =>
  links.handle(at, { userId, mail, returnTo: returnTo ?? null }, { outboxId, orgId: null })

const linkIn = (text: string) => new URL(/https?:\/\/\S+\?token=[^\s\])]+/.exec(text)?.[0] ?? 'https://no-link.example')
const tokenIn = (text: string) => linkIn(text).searchParams.get('token') ?? ''

describe('the mails', () => {
  test('a verification leads to its page, in the language of the reader, and its secret works', async () => {
    const { userId, email } = await makeUser(db, { status: 'pending_verification', locale: 'de', name: 'Gewinn: evil.example' })
    await deliver(userId, 'verify_email', { returnTo: '/de/checkout?reservation=1' })
    const mail = only(await mailTo(email))
    expect(mail.subject).toBe('Bestätige deine Adresse')
    expect(mail.html).toContain('lang="de"')
    expect(mail.text).toContain('24 Stunden')
    expect(linkIn(mail.text).pathname).toBe('/de/adresse-bestaetigen')
    expect(linkIn(mail.text).searchParams.get('returnTo')).toBe('/de/checkout?reservation=1')
    expect(mail.html + mail.text).not.toContain('evil.example')
    expect(await verifyEmail(shell, { token: tokenIn(mail.text), password: PASSWORD })).toEqual({ outcome: 'verified', email })
  })

  test.each(['magic_link', 'sign_up_attempt'] as const)('%s signs its reader in', async (kind) => {
    const { userId, email } = await makeUser(db)
    await deliver(userId, kind)
    const mail = only(await mailTo(email))
    expect(mail.text).toContain('Hello Ines Okafor,')
    expect(linkIn(mail.text).pathname).toBe('/en/magic-link')
    expect(await signInWithLink(shell, { token: tokenIn(mail.text) })).toMatchObject({ outcome: 'signed_in' })
  })

  test('Arabic is written from right to left', async () => {
    const { userId, email } = await makeUser(db, { locale: 'ar' })
    await deliver(userId, 'reset_password')
    const mail = only(await mailTo(email))
    expect(mail.html).toContain('<html dir="rtl" lang="ar"')
    expect(mail.subject).toBe('اختر كلمة مرور جديدة')
  })
})

describe('a delivery that comes again', () => {
  test('sends nothing more', async () => {
    const { userId, email } = await makeUser(db)
    const outboxId = newId('obx')
    for (let time = 0; time < 3; time += 1) await deliver(userId, 'magic_link', { outboxId })
    expect(await mailTo(email)).toHaveLength(1)
    expect(await db.select().from(authTokens).where(eq(authTokens.userId, userId))).toHaveLength(1)
    expect(only(await db.select().from(messages).where(eq(messages.recipient, email)))).toMatchObject({ status: 'sent', kind: 'magic_link' })
  })

  test('after a crash between the mail and its note, is the same mail to the vendor', async () => {
    const { userId, email } = await makeUser(db)
    const outboxId = newId('obx')
    await deliver(userId, 'magic_link', { outboxId })
    await db.update(messages).set({ status: 'sending', providerId: null }).where(eq(messages.recipient, email))
    await deliver(userId, 'magic_link', { outboxId, at: { ...shell, now: new Date(now.getTime() + 60_000) } })
    expect(await mailTo(email)).toHaveLength(1)
    expect(only(await db.select().from(messages).where(eq(messages.recipient, email)))).toMatchObject({ status: 'sent' })
  })

  test('does not revive a link that was used', async () => {
    const { userId, email } = await makeUser(db)
    const outboxId = newId('obx')
    await deliver(userId, 'magic_link', { outboxId })
    const token = tokenIn(only(await mailTo(email)).text)
    await signInWithLink(shell, { token })
    await db.update(messages).set({ status: 'sending' }).where(eq(messages.recipient, email))
    await deliver(userId, 'magic_link', { outboxId })
    expect(await signInWithLink(shell, { token })).toEqual({ outcome: 'refused', reason: 'link_over' })
  })
})

test.each(ACCOUNT_CHANGES)('the owner is told, once, and how to shut everybody out: %s', async (change) => {
  const { userId, email } = await makeUser(db, { locale: 'fr' })
  const outboxId = newId('obx')
  for (let time = 0; time < 2; time += 1) await changes.handle(shell, { userId, change }, { outboxId, orgId: null })
  const mail = only(await mailTo(email))
  expect(mail.html).toContain('lang="fr"')
  expect(mail.text).toContain('/fr/mot-de-passe-oublie')
  expect(mail.subject).not.toContain('accountChanged')
})

test('nothing is sent to an account that was blocked meanwhile, or needs no confirming any more', async () => {
  const banned = await makeUser(db, { status: 'banned' })
  const active = await makeUser(db)
  await deliver(banned.userId, 'magic_link')
  await deliver(active.userId, 'verify_email')
  await db.delete(users).where(eq(users.id, active.userId))
  await deliver(active.userId, 'magic_link')
  expect(await mailTo(banned.email)).toEqual([])
  expect(await mailTo(active.email)).toEqual([])
})

test('a vendor that does not answer leaves the mail for the next try', async () => {
  const { userId, email } = await makeUser(db)
  const outboxId = newId('obx')
  const away = { ...shell, mailer: { send: () => Promise.reject(new Error('Mail was not taken')) } }
  await expect(deliver(userId, 'magic_link', { outboxId, at: away })).rejects.toThrow('not taken')
  expect(only(await db.select().from(messages).where(eq(messages.recipient, email)))).toMatchObject({ status: 'sending' })
  await deliver(userId, 'magic_link', { outboxId })
  expect(await mailTo(email)).toHaveLength(1)
})
