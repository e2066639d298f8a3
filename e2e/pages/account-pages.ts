import { expect, type Page } from '@playwright/test'
import { addressOf, pageAt } from '@/lib/addresses'
import type { Locale } from '@/lib/translated'
import { hydrated } from '../support/hydrated.ts'
import type { Words } from '../support/words.ts'

/** Sign-up, sign-in, mailed links and the account. */
export class AccountPages {
  constructor(
    readonly page: Page,
    readonly words: Words,
    readonly language: Locale = 'en',
  ) {}

  async signUp({ name, email, password }: { name: string; email: string; password: string }): Promise<void> {
    const { page, words } = this
    await page.goto(addressOf('/sign-up', this.language))
    await hydrated(page.locator('main form'))
    await page.getByLabel(words('identity.fields.name')).fill(name)
    await page.getByLabel(words('identity.fields.email')).fill(email)
    await page.getByLabel(words('identity.fields.password'), { exact: true }).fill(password)
    await page.getByRole('button', { name: words('identity.signUp.submit') }).click()
    await this.expectMailSent()
  }

  async expectMailSent(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: this.words('identity.mailSent.title') })).toBeFocused()
  }

  /** Follows the link of the verification mail and proves to be who signed up. */
  async verify(link: string, password: string): Promise<void> {
    await this.page.goto(link)
    await hydrated(this.page.locator('main form'))
    await this.page.getByLabel(this.words('identity.fields.password'), { exact: true }).fill(password)
    await this.page.getByRole('button', { name: this.words('identity.verify.submit') }).click()
  }

  async openSignIn(returnTo?: string): Promise<void> {
    await this.page.goto(addressOf({ pathname: '/sign-in', query: { returnTo } }, this.language))
  }

  /** Fills in the form of the sign-in page that is open. */
  async submitSignIn(email: string, password: string): Promise<void> {
    const { page, words } = this
    await hydrated(page.locator('main form'))
    await page.getByLabel(words('identity.fields.email')).fill(email)
    await page.getByLabel(words('identity.fields.password'), { exact: true }).fill(password)
    await page.getByRole('button', { name: words('identity.signIn.submit'), exact: true }).click()
  }

  async signIn(email: string, password: string, returnTo?: string): Promise<void> {
    await this.openSignIn(returnTo)
    await this.submitSignIn(email, password)
    await expect(this.page).not.toHaveURL((url) => pageAt(url.pathname)?.page === '/sign-in')
  }

  /** Asks one of the link forms for a mail to that address. */
  async requestLink(page: '/magic-link' | '/forgot-password' | '/verify-email', email: string): Promise<void> {
    await this.page.goto(addressOf(page, this.language))
    await hydrated(this.page.locator('main form'))
    await this.page.getByLabel(this.words('identity.fields.email')).fill(email)
    await this.page.getByRole('button', { name: this.words('identity.sendLink') }).click()
    await this.expectMailSent()
  }

  async expectSignedInAs(name: string): Promise<void> {
    await expect(this.page.getByRole('banner').getByRole('link', { name })).toBeVisible()
  }

  async expectNotice(text: string): Promise<void> {
    const live = this.page.getByRole('alert').or(this.page.getByRole('status'))
    await expect(live.filter({ hasText: text })).toBeVisible()
  }
}
