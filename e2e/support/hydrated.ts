import { expect, type Locator } from '@playwright/test'

/** Waits until React answers for an element: what is pressed before would be lost, however fast the server was. */
export async function hydrated(element: Locator): Promise<void> {
  await expect(async () => {
    expect(await element.evaluate((node) => Object.keys(node).some((key) => key.startsWith('__reactProps')))).toBe(true)
  }).toPass({ timeout: 15_000 })
}
