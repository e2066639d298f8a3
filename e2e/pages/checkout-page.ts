import { expect, type Locator, type Page } from '@playwright/test'
import { hydrated } from '../support/hydrated.ts'
import type { Words } from '../support/words.ts'

/** The checkout of a reservation. */
export class CheckoutPage {
  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {}

  async fillBuyer({ name, email }: { name: string; email: string }): Promise<void> {
    const { page, words } = this
    const field = page.getByLabel(words('orders.checkout.name'), { exact: true })
    await hydrated(field)
    await field.fill(name)
    await page.getByLabel(words('orders.checkout.email'), { exact: true }).fill(email)
  }

  async tryCode(code: string): Promise<void> {
    const field = this.page.getByLabel(this.words('promotions.code.label'))
    await hydrated(field)
    await field.fill(code)
    await this.page.getByRole('button', { name: this.words('promotions.code.apply'), exact: true }).click()
  }

  get goOnButton(): Locator {
    return this.page.getByRole('button', { name: this.words('orders.checkout.goOn'), exact: true })
  }

  /** From the details to the last look before paying. */
  async goOn(): Promise<void> {
    await this.goOnButton.click()
    await expect(this.page.getByRole('heading', { level: 1, name: this.words('orders.checkout.title.pay') })).toBeVisible()
  }

  get payButton(): Locator {
    return this.page.getByRole('button', { name: this.words('orders.checkout.pay', { amount: '' }).trim() })
  }

  /** Sends the order, from whichever step, and lands on the payment provider's page. */
  async pay(): Promise<void> {
    await expect(this.goOnButton.or(this.payButton)).toBeVisible()
    if (await this.goOnButton.isVisible()) await this.goOn()
    await this.payButton.click()
    await this.page.waitForURL(/\/pay\/cs_/)
  }

  /** Of an order that costs nothing. */
  async getTickets(): Promise<void> {
    await this.goOn()
    await this.page.getByRole('button', { name: this.words('orders.checkout.getTickets') }).click()
  }

  /** What is to be paid, at whichever step. */
  async expectTotal(text: RegExp): Promise<void> {
    await expect(this.page.getByRole('region', { name: this.words('orders.checkout.yourOrder') })).toContainText(text)
  }

  async expectOver(status: 'expired' | 'released' | 'converted'): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: this.words(`orders.over.${status}.title`) })).toBeVisible()
  }
}
