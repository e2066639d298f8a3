import { expect, type Locator, type Page } from '@playwright/test'

const PRESSES_MAX = 120

/** Presses Tab until the element has the focus, as somebody without a mouse would; fails when it cannot be reached. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const element = target.first()
  await expect(element).toBeVisible()
  for (let press = 0; press < PRESSES_MAX; press += 1) {
    if (await element.evaluate((node) => node === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${String(target)} cannot be reached by ${PRESSES_MAX} presses of Tab`)
}
