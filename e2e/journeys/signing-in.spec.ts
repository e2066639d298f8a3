import { eq } from 'drizzle-orm'
import { sessions } from '@/db/schema/identity'
import { makeUser, PASSWORD } from '@/domains/identity/testing'
import { newId } from '@/lib/ids'
import { AccountPages } from '../pages/account-pages.ts'
import { expect, test } from '../support/test.ts'

test('signs up, confirms the address by mail and is in', async ({ page, words, inbox }) => {
  const account = new AccountPages(page, words)
  const email = `${newId('req')}@people.example`
  await account.signUp({ name: 'Noor Haddad', email, password: 'four quiet words here' })

  const { link } = await inbox.mailWithLink(email, /\/verify-email$/)
  await account.verify(link, 'not the one chosen')
  await expect(page.getByText(words('identity.verify.wrongPassword'))).toBeVisible()
  await account.verify(link, 'four quiet words here')
  await account.expectSignedInAs('Noor Haddad')

  await page.goto('/en/account')
  await expect(page.getByText(email)).toBeVisible()
  await page.getByRole('button', { name: words('common.nav.signOut') }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: words('common.nav.signIn') })).toBeVisible()
  await page.goto('/en/account')
  await expect(page).toHaveURL(/\/en\/sign-in\?returnTo=%2Fen%2Faccount$/)
})

test('a password that is wrong says so and keeps what was typed', async ({ page, words, db }) => {
  const { email } = await makeUser(db)
  const account = new AccountPages(page, words)
  await account.openSignIn()
  await account.submitSignIn(email, 'something else entirely')
  await account.expectNotice(words('identity.refusals.wrong_credentials'))
  await expect(page.getByLabel(words('identity.fields.email'))).toHaveValue(email)
  await account.submitSignIn(email, PASSWORD)
  await account.expectSignedInAs('Ines Okafor')
})

test('a page of one’s own leads to sign-in and back', async ({ page, words, db }) => {
  const { email } = await makeUser(db)
  const account = new AccountPages(page, words)
  await page.goto('/en/account/orders')
  await expect(page).toHaveURL(/\/en\/sign-in\?/)
  await account.submitSignIn(email, PASSWORD)
  await expect(page).toHaveURL(/\/en\/account\/orders$/)
})

test('an address that was not confirmed gets a new mail', async ({ page, words, db, inbox }) => {
  const { email } = await makeUser(db, { status: 'pending_verification' })
  const account = new AccountPages(page, words)
  await account.openSignIn()
  await account.submitSignIn(email, PASSWORD)
  await account.expectNotice(words('identity.refusals.unverified'))
  await page.getByRole('button', { name: words('identity.resend.action') }).click()
  const { link } = await inbox.mailWithLink(email, /\/verify-email$/)
  await account.verify(link, PASSWORD)
  await account.expectSignedInAs('Ines Okafor')
})

test('a forgotten password is chosen anew, once for each link', async ({ page, words, db, inbox }) => {
  const { email } = await makeUser(db)
  const account = new AccountPages(page, words)
  await account.requestLink('/forgot-password', email)
  const { link } = await inbox.mailWithLink(email, /\/reset-password$/)

  await page.goto(link)
  await page.getByLabel(words('identity.fields.newPassword'), { exact: true }).fill('short')
  await page.getByRole('button', { name: words('identity.reset.submit') }).click()
  await expect(page.getByText(words('errors.input.password_too_short'))).toBeVisible()
  await page.getByLabel(words('identity.fields.newPassword'), { exact: true }).fill('a brand new secret')
  await page.getByRole('button', { name: words('identity.reset.submit') }).click()
  await account.expectSignedInAs('Ines Okafor')

  await page.context().clearCookies()
  await page.goto(link)
  await page.getByLabel(words('identity.fields.newPassword'), { exact: true }).fill('yet another secret')
  await page.getByRole('button', { name: words('identity.reset.submit') }).click()
  await account.expectNotice(words('identity.refusals.link_over'))
  await account.openSignIn()
  await account.submitSignIn(email, PASSWORD)
  await account.expectNotice(words('identity.refusals.wrong_credentials'))
  await account.submitSignIn(email, 'a brand new secret')
  await account.expectSignedInAs('Ines Okafor')
})

test('a mailed link signs in, at a press, once', async ({ page, words, db, inbox }) => {
  const { email } = await makeUser(db)
  const account = new AccountPages(page, words)
  await account.requestLink('/magic-link', email)
  const { link } = await inbox.mailWithLink(email, /\/magic-link$/)
  await page.goto(link)
  await page.getByRole('button', { name: words('identity.magicLink.submit') }).click()
  await account.expectSignedInAs('Ines Okafor')

  await page.context().clearCookies()
  await page.goto(link)
  await page.getByRole('button', { name: words('identity.magicLink.submit') }).click()
  await account.expectNotice(words('identity.refusals.link_over'))
})

test('an address nobody signed up with looks the same and gets no mail', async ({ page, words, db, inbox }) => {
  const nobody = `${newId('req')}@nobody.example`
  const { email: somebody } = await makeUser(db)
  const account = new AccountPages(page, words)
  await account.requestLink('/magic-link', nobody)
  await account.requestLink('/magic-link', somebody)
  await inbox.mailWithLink(somebody, /\/magic-link$/)
  expect(await inbox.to(nobody)).toEqual([])
})

test('who comes back after a quarter of an hour is still signed in, until the session is ended elsewhere', async ({ page, context, words, shell }) => {
  const { userId, email } = await makeUser(shell.db)
  const account = new AccountPages(page, words)
  await account.signIn(email, PASSWORD, '/en/account')
  await expect(page.getByText(email).first()).toBeVisible()

  await context.clearCookies({ name: 'authjs.session-token' })
  await page.reload()
  await expect(page.getByText(email).first()).toBeVisible()
  await expect.poll(async () => (await context.cookies()).map(({ name }) => name)).toContain('authjs.session-token')

  await shell.db.update(sessions).set({ endedAt: new Date(), endedBecause: 'revoked' }).where(eq(sessions.userId, userId))
  await context.clearCookies({ name: 'authjs.session-token' })
  await page.reload()
  await expect(page).toHaveURL(/sign-in/)
})
