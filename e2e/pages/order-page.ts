import { expect, type Locator, type Page } from '@playwright/test'
import type { Words } from '../support/words.ts'

/** An order: waiting for its payment, confirmed with its tickets, or ended. */
export class OrderPage {
  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {}

  /** Waits until the payment has arrived by itself and the tickets are there. */
  async expectConfirmed(tickets: number): Promise<void> {
    await expect(this.page.getByRole('heading', { name: this.words('orders.confirmed.title') })).toBeVisible({ timeout: 20_000 })
    await expect(this.ticketLinks).toHaveCount(tickets)
  }

  get ticketLinks(): Locator {
    return this.page.locator('main a[href*="/tkt_"]')
  }

  /** `TKT-XXXXXX` of the first ticket. */
  async firstCode(): Promise<string> {
    const text = await this.ticketLinks.first().innerText()
    return /TKT-[A-Z0-9]{6}/.exec(text)?.[0] ?? ''
  }
}
