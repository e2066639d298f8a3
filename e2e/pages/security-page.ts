import { expect, type Locator, type Page } from '@playwright/test'
import { addressOf } from '@/lib/addresses'
import type { Locale } from '@/lib/translated'
import { totpCodeAt } from '@/platform/totp'
import { hydrated } from '../support/hydrated.ts'
import type { Words } from '../support/words.ts'

const STEP_MS = 30_000

/** The code that an authenticator app shows now, or so many steps later: one step is still taken. */
export const appCode = (secret: string, stepsLater: 0 | 1 = 0) => totpCodeAt(secret, new Date(Date.now() + stepsLater * STEP_MS))

/** The page of the ways into an account. */
export class SecurityPage {
  readonly dialog: Locator
  readonly devices: Locator

  constructor(
    readonly page: Page,
    readonly words: Words,
    readonly language: Locale = 'en',
  ) {
    this.dialog = page.getByRole('dialog')
    this.devices = page.locator('#devices').getByRole('listitem')
  }

  async goto(): Promise<void> {
    await this.page.goto(addressOf('/account/security', this.language))
    await hydrated(this.page.locator('#password form'))
  }

  /** Opens the set-up and shows the password; answers the secret. */
  async beginSecondFactor(password: string): Promise<string> {
    const { page, words } = this
    await hydrated(page.locator('#password form'))
    await page.getByRole('button', { name: words('identity.secondFactor.begin') }).click()
    return this.showPassword(password)
  }

  /** Shows the password to an open set-up; answers the secret that a phone would scan. */
  async showPassword(password: string): Promise<string> {
    const { words, dialog } = this
    await dialog.getByLabel(words('identity.fields.password'), { exact: true }).fill(password)
    await dialog.getByRole('button', { name: words('identity.secondFactor.begin') }).click()
    await dialog.getByRole('img', { name: words('identity.secondFactor.qr') }).waitFor()
    await dialog.getByText(words('identity.secondFactor.cannotScan')).click()
    return ((await dialog.locator('code').textContent()) ?? '').replaceAll(' ', '')
  }

  /** Types the first code; answers the recovery codes. */
  async confirmSecondFactor(code: string): Promise<string[]> {
    const { words, dialog } = this
    await dialog.getByLabel(words('identity.secondFactor.firstCode')).fill(code)
    await dialog.getByRole('button', { name: words('identity.secondFactor.confirm') }).click()
    await expect(dialog.getByRole('heading', { name: words('identity.recoveryCodes.title') })).toBeFocused()
    const codes = await dialog.getByRole('listitem').allTextContents()
    await dialog.getByRole('button', { name: words('identity.recoveryCodes.done') }).click()
    return codes
  }

  /** Types a code into the open dialog and presses its button. */
  async showCode(code: string, button: string): Promise<void> {
    await this.dialog.getByLabel(this.words('identity.secondFactor.code'), { exact: true }).fill(code)
    await this.dialog.getByRole('button', { name: button }).click()
  }

  async requestEmailChange(email: string, password: string): Promise<void> {
    const form = this.page.locator('#email form')
    await hydrated(form)
    await form.getByLabel(this.words('identity.fields.newEmail')).fill(email)
    await form.getByLabel(this.words('identity.fields.password'), { exact: true }).fill(password)
    await form.getByRole('button', { name: this.words('identity.changeEmail.request') }).click()
  }

  async changePassword(password: string, newPassword: string): Promise<void> {
    const { page, words } = this
    await hydrated(page.locator('#password form'))
    await page.getByLabel(words('identity.fields.currentPassword'), { exact: true }).fill(password)
    await page.getByLabel(words('identity.fields.newPassword'), { exact: true }).fill(newPassword)
    await page.getByRole('button', { name: words('identity.security.changePassword') }).click()
  }
}
