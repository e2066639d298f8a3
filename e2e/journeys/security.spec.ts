import type { Browser, Page } from '@playwright/test'
import { makeSecondFactor, makeUser, PASSWORD } from '@/domains/identity/testing'
import { newId } from '@/lib/ids'
import { AccountPages } from '../pages/account-pages.ts'
import { appCode, SecurityPage } from '../pages/security-page.ts'
import { hydrated } from '../support/hydrated.ts'
import { expect, test } from '../support/test.ts'
import { until } from '../support/until.ts'
import type { Words } from '../support/words.ts'

const NEW_PASSWORD = 'a lantern in the rain'

const anotherDevice = async (browser: Browser, baseURL: string) => (await browser.newContext({ baseURL })).newPage()

/** Another browser in which the same person is signed in. */
async function anotherBrowser(browser: Browser, baseURL: string, words: Words, email: string, password: string, returnTo: string) {
  const page = await anotherDevice(browser, baseURL)
  await new AccountPages(page, words).signIn(email, password, returnTo)
  return page
}

/** Types an account on the page of Google's stand-in. */
async function chooseAtGoogle(page: Page, email: string) {
  await page.getByRole('heading', { name: 'Choose an account' }).waitFor()
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Name').fill('Ada Lindqvist')
  await page.getByRole('button', { name: 'Go on' }).click()
}

test('sets up a second factor with an app, uses it, and turns it off by a recovery code', async ({ page, words, db, inbox }) => {
  const { email } = await makeUser(db)
  const security = new SecurityPage(page, words)
  await new AccountPages(page, words).signIn(email, PASSWORD, '/en/account/security')
  const secret = await security.beginSecondFactor(PASSWORD)
  await security.dialog.getByLabel(words('identity.secondFactor.firstCode')).fill('12 34')
  await security.dialog.getByRole('button', { name: words('identity.secondFactor.confirm') }).click()
  await expect(security.dialog.getByText(words('errors.input.second_factor_code_malformed'))).toBeVisible()
  const used = appCode(secret)
  const codes = await security.confirmSecondFactor(used)
  expect(codes).toHaveLength(10)
  await expect(page.getByText(words('identity.secondFactor.codesLeft', { count: 10 }))).toBeVisible()
  await until(async () => (await inbox.to(email)).find(({ subject }) => subject === words('emails.accountChanged.second_factor_on.subject')), 'the mail')

  const renew = words('identity.secondFactor.renew')
  await page.getByRole('button', { name: renew }).click()
  await security.showCode(used, renew)
  await expect(security.dialog.getByText(words('identity.secondFactor.refused.code_used'))).toBeVisible()
  await security.showCode(appCode(secret, 1), renew)
  await expect(security.dialog.getByRole('listitem')).toHaveCount(10)
  const [fresh = ''] = await security.dialog.getByRole('listitem').allTextContents()
  await security.dialog.getByRole('button', { name: words('identity.recoveryCodes.done') }).click()

  const off = words('identity.secondFactor.turnOff')
  await page.getByRole('button', { name: off }).click()
  await security.showCode(codes[0] ?? '', off)
  await expect(security.dialog.getByText(words('identity.secondFactor.refused.wrong_code'))).toBeVisible()
  await security.showCode(fresh.toLowerCase(), off)
  await expect(page.locator('#second-factor').getByText(words('identity.secondFactor.isOff'), { exact: true })).toBeVisible()
})

test('what takes a second factor asks for it, and goes on', async ({ page, words, shell }) => {
  const { userId, email } = await makeUser(shell.db)
  const { secret } = await makeSecondFactor(shell.db, shell.env.AUTH_SECRET, userId)
  const security = new SecurityPage(page, words)
  await new AccountPages(page, words).signIn(email, PASSWORD, '/en/account/security')
  await security.changePassword(PASSWORD, NEW_PASSWORD)
  await expect(security.dialog.getByRole('heading', { name: words('identity.stepUp.title') })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alert').filter({ hasText: words('errors.identity.second_factor_needed') })).toBeVisible()
  await security.changePassword(PASSWORD, NEW_PASSWORD)
  await security.showCode(appCode(secret), words('identity.stepUp.goOn'))
  await expect(page.getByText(words('identity.security.passwordChanged', { count: 0 })).first()).toBeVisible()
  // It holds: nothing is asked a second time.
  await security.changePassword(NEW_PASSWORD, 'another lantern at noon')
  await expect(page.getByText(words('identity.security.passwordChanged', { count: 0 }))).toHaveCount(2)
})

test('a session that is ended in another browser is over at its next request', async ({ page, browser, stack, words, db }) => {
  const { email } = await makeUser(db)
  const security = new SecurityPage(page, words)
  await new AccountPages(page, words).signIn(email, PASSWORD, '/en/account/security')
  const other = await anotherBrowser(browser, stack.url, words, email, PASSWORD, '/en/account')
  await expect(other.getByText(email)).toBeVisible()

  await security.goto()
  await expect(security.devices).toHaveCount(2)
  await expect(security.devices.filter({ hasText: words('identity.sessions.thisOne') })).toHaveCount(1)
  await security.devices.getByRole('button').click()
  await expect(security.devices).toHaveCount(1)

  await other.reload()
  await expect(other).toHaveURL(/\/en\/sign-in\?returnTo=%2Fen%2Faccount&ended=1$/)
  await expect(other.getByText(words('identity.signIn.ended'))).toBeVisible()
  await expect(other.getByRole('banner').getByRole('link', { name: words('common.nav.signIn') })).toBeVisible()
  await new AccountPages(other, words).submitSignIn(email, PASSWORD)
  await expect(other).toHaveURL(/\/en\/account$/)

  // A write finds out too, where the page is still open.
  const third = await anotherBrowser(browser, stack.url, words, email, PASSWORD, '/en/account/security')
  await page.reload()
  await page.getByRole('button', { name: words('identity.sessions.endOthers') }).click()
  await expect(security.devices).toHaveCount(1)
  await new SecurityPage(third, words).changePassword(PASSWORD, NEW_PASSWORD)
  await expect(third.getByText(words('errors.identity.session_over'))).toBeVisible()
})

test('another address is taken on from its own mailbox, once, and the browser stays signed in', async ({ page, browser, stack, words, db, inbox }) => {
  const { email } = await makeUser(db)
  const address = `${newId('req')}@people.example`
  const security = new SecurityPage(page, words)
  await new AccountPages(page, words).signIn(email, PASSWORD, '/en/account/security')
  await security.requestEmailChange(address, 'not the one')
  await expect(page.getByText(words('identity.refusals.wrong_password'))).toBeVisible()
  await security.requestEmailChange(address, PASSWORD)
  await new AccountPages(page, words).expectMailSent()
  await until(async () => (await inbox.to(email)).find(({ subject }) => subject === words('emails.accountChanged.email_change_requested.subject')), 'the note')

  // Opened on a phone that is signed in nowhere.
  const { link } = await inbox.mailWithLink(address, /\/change-email$/)
  const phone = await anotherDevice(browser, stack.url)
  const use = phone.getByRole('button', { name: words('identity.changeEmail.submit') })
  await phone.goto(link)
  await hydrated(use)
  await use.click()
  await expect(phone.getByText(words('identity.changeEmail.changed'))).toBeVisible()
  await phone.goto(link)
  await hydrated(use)
  await use.click()
  await expect(phone.getByText(words('identity.changeEmail.linkOver'))).toBeVisible()

  await page.goto('/en/account')
  await expect(page.getByText(address)).toBeVisible()
  await new AccountPages(phone, words).signIn(address, PASSWORD, '/en/account')
})

test('a new password takes the old one, none that is well known, and shuts every other door', async ({ page, browser, stack, words, db, inbox }) => {
  const { email } = await makeUser(db)
  const security = new SecurityPage(page, words)
  const other = await anotherBrowser(browser, stack.url, words, email, PASSWORD, '/en/account/orders')
  await new AccountPages(page, words).signIn(email, PASSWORD, '/en/account/security')
  await security.changePassword('not the one so far', NEW_PASSWORD)
  await expect(page.getByText(words('identity.refusals.wrong_password'))).toBeVisible()
  await security.changePassword(PASSWORD, 'password123')
  await expect(page.getByText(words('errors.identity.password_guessable'))).toBeVisible()
  await security.changePassword(PASSWORD, NEW_PASSWORD)
  await expect(page.getByText(words('identity.security.passwordChanged', { count: 1 })).first()).toBeVisible()
  await until(async () => (await inbox.to(email)).find(({ subject }) => subject === words('emails.accountChanged.password_changed.subject')), 'the mail')
  await other.reload()
  await expect(other).toHaveURL(/\/en\/sign-in\?returnTo=%2Fen%2Faccount%2Forders&ended=1$/)
  await new AccountPages(other, words).submitSignIn(email, NEW_PASSWORD)
  await expect(other).toHaveURL(/\/en\/account\/orders$/)
})

test('Google signs in, makes an account, and is unlinked again; an address that was never confirmed here is not joined', async ({ page, words, db }) => {
  const address = `${newId('req')}@people.example`
  const account = new AccountPages(page, words)
  const withGoogle = page.getByRole('button', { name: words('identity.signIn.withGoogle') })
  await page.goto('/en/sign-in?returnTo=%2Fen%2Faccount%2Fsecurity')
  await withGoogle.click()
  await chooseAtGoogle(page, address)
  await expect(page).toHaveURL(/\/en\/account\/security$/)
  await account.expectSignedInAs('Ada Lindqvist')
  await expect(page.locator('#google').getByText(address)).toBeVisible()

  const unlink = page.getByRole('button', { name: words('identity.google.unlink') })
  await hydrated(unlink)
  await unlink.click()
  await page.getByRole('dialog').getByRole('button', { name: words('identity.google.unlink') }).click()
  await expect(page.getByRole('button', { name: words('identity.google.link') })).toBeVisible()

  const { email } = await makeUser(db, { status: 'pending_verification' })
  await page.context().clearCookies()
  await page.goto('/en/sign-in')
  await withGoogle.click()
  await chooseAtGoogle(page, email)
  await expect(page.getByText(words('identity.google.refused.unproven_here'))).toBeVisible()
})
