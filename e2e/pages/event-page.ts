import { expect, type Locator, type Page } from '@playwright/test'
import { addressOf } from '@/lib/addresses'
import type { Locale } from '@/lib/translated'
import type { Words } from '../support/words.ts'

/** The page of one event, where tickets are chosen. */
export class EventPage {
  constructor(
    readonly page: Page,
    readonly words: Words,
    readonly language: Locale = 'en',
  ) {}

  async goto(slug: string, query = ''): Promise<void> {
    await this.page.goto(addressOf({ pathname: '/events/[slug]', params: { slug } }, this.language) + query)
  }

  /** The quantity of a ticket type, in the list of what is offered. */
  quantityOf(ticketType: string): Locator {
    return this.page.getByRole('spinbutton', { name: ticketType, exact: true }).first()
  }

  /** Presses the plus of a ticket type that often. */
  async choose(ticketType: string, times = 1): Promise<void> {
    const more = this.page.getByRole('button', { name: this.words('common.ui.increase', { label: ticketType }), exact: true }).first()
    const before = Number(await this.quantityOf(ticketType).getAttribute('aria-valuenow'))
    for (let press = 1; press <= times; press += 1) {
      await more.click()
      await expect(this.quantityOf(ticketType)).toHaveAttribute('aria-valuenow', String(before + press))
    }
  }

  get reserveButton(): Locator {
    return this.page.getByRole('button', { name: this.words('inventory.chooser.reserve') })
  }

  /** Takes what was chosen and lands on the checkout. */
  async reserve(): Promise<void> {
    await this.reserveButton.click()
    await this.page.waitForURL(/\/rsv_/)
  }

  /** On a phone the choice lies under a bar at the thumb. */
  async openSheet(): Promise<void> {
    await this.page.getByRole('button', { name: this.words('inventory.bar.continue') }).click()
    await expect(this.page.getByRole('dialog')).toBeVisible()
  }

  /** Opens the field for access codes and tries one. */
  async tryAccessCode(code: string): Promise<void> {
    const { page, words } = this
    const field = page.getByLabel(words('inventory.code.label'), { exact: true })
    if (!(await field.isVisible())) await page.getByText(words('inventory.code.title')).click()
    await field.fill(code)
    await page.getByRole('button', { name: words('inventory.code.unlock'), exact: true }).click()
  }

  /** Waits until a sentence stands on the page; the summary and the list may both say it. */
  async expectText(text: string): Promise<void> {
    await expect(this.page.getByText(text).filter({ visible: true }).first()).toBeVisible()
  }
}
