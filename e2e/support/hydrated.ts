import { expect, type Locator, type Page } from '@playwright/test'

/** Waits until React answers for an element: what is pressed before would be lost, however fast the server was. */
export async function hydrated(element: Locator): Promise<void> {
  await expect(async () => {
    expect(await element.evaluate((node) => Object.keys(node).some((key) => key.startsWith('__reactProps')))).toBe(true)
  }).toPass({ timeout: 15_000 })
}

/** Waits until React answers on a page of ours that was just loaded; any other page is ready when it is there. */
export async function answers(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const [first] = document.querySelectorAll('main a, main button, main form, header a')
    return !first || !('__next_f' in window) || Object.keys(first).some((key) => key.startsWith('__reactProps'))
  })
}
