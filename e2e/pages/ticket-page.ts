import { expect, type Locator, type Page } from '@playwright/test'
import type { Words } from '../support/words.ts'

/** A ticket, as it is shown at the entrance. */
export class TicketPage {
  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {}

  /** The QR code on the page. */
  qrOf(code: string): Locator {
    return this.page.getByRole('img', { name: this.words('tickets.page.codeOf', { code }) }).first()
  }

  async expectQr(code: string): Promise<void> {
    await expect(this.qrOf(code)).toBeVisible()
  }
}
