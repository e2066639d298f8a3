import { expect, type Locator, type Page } from '@playwright/test'
import { hydrated } from '../support/hydrated.ts'
import type { Words } from '../support/words.ts'

/** What is held, and what became of what was held before. */
export class CartPage {
  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {}

  async goto(language = 'en'): Promise<void> {
    await this.page.goto(`/${language}/cart`)
    await hydrated(this.page.getByRole('main').locator('a').first())
  }

  /** The reservation or the memory of one, by the name of its event. */
  of(eventName: string): Locator {
    return this.page.getByRole('article', { name: eventName })
  }

  /** In the site's header. */
  sign(count: number): Locator {
    return this.page.getByRole('banner').getByRole('link', { name: this.words('inventory.cart.sign', { count }) })
  }

  async letGo(eventName: string): Promise<void> {
    await this.page.getByRole('button', { name: this.words('inventory.cart.letGoOf', { event: eventName }) }).click()
  }

  async takeBack(): Promise<void> {
    await this.page.getByRole('button', { name: this.words('inventory.cart.undo') }).click()
  }

  async expectNothingHeld(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: this.words('inventory.cart.emptyTitle') })).toBeVisible()
  }
}
