import { expect, type Page } from '@playwright/test'

export const GOOD_CARD = '4242 4242 4242 4242'
export const DECLINED_CARD = '4000 0000 0000 0002'

/** The payment provider's hosted page, as the local one draws it. */
export class PayPage {
  constructor(readonly page: Page) {}

  async pay(card: string): Promise<void> {
    const { page } = this
    await page.getByLabel('Card number').fill(card)
    await page.getByLabel('Expires').fill('12 / 39')
    await page.getByLabel('Security code').fill('123')
    await page.getByRole('button', { name: /^Pay / }).click()
  }

  async expectTotal(text: string): Promise<void> {
    await expect(this.page.locator('.total')).toHaveText(text)
  }

  async expectDeclined(): Promise<void> {
    await expect(this.page.getByRole('alert')).toContainText('Your card was declined.')
  }

  async leave(): Promise<void> {
    await this.page.getByRole('link', { name: 'Leave without paying' }).click()
  }
}
