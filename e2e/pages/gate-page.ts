import { expect, type Page } from '@playwright/test'
import type { ScanReason } from '@/domains/gate/contract'
import { SCAN_TONES } from '@/domains/gate/model'
import { addressOf } from '@/lib/addresses'
import type { Id } from '@/lib/ids'
import type { Locale } from '@/lib/translated'
import { hydrated } from '../support/hydrated.ts'
import type { Words } from '../support/words.ts'

/** The scanner of an entrance. */
export class GatePage {
  constructor(
    readonly page: Page,
    readonly words: Words,
    readonly language: Locale = 'en',
  ) {}

  async goto(eventId: Id<'evt'>): Promise<void> {
    await this.page.goto(addressOf({ pathname: '/gate/[eventId]', params: { eventId } }, this.language))
  }

  /** Shows the keys instead of the camera. */
  async openKeys(): Promise<void> {
    const { page, words } = this
    const byHand = page.getByRole('button', { name: words('gate.code.type') })
    await hydrated(byHand)
    await byHand.click()
  }

  async type(text: string): Promise<void> {
    const field = this.page.getByLabel(this.words('gate.code.label'), { exact: true })
    if (!(await field.isVisible())) await this.openKeys()
    await field.fill(text)
    await field.press('Enter')
  }

  /** The whole screen says it, then it stays in the line above; `at` may be any moment. */
  async expectAnswer(reason: ScanReason): Promise<void> {
    const { page, words } = this
    const [before = ''] = words(`gate.reasons.${reason}`, { at: '|' }).split('|')
    await expect(page.locator(`[data-tone="${SCAN_TONES[reason]}"]`)).toContainText(before)
    await page.keyboard.press('Escape')
    await expect(page.locator('[data-tone]')).toHaveCount(0)
    await expect(page.getByRole('status').filter({ hasText: before }).first()).toBeVisible()
  }
}
