import type { Page } from '@playwright/test'

/** What a browser holds against a page: errors in its console, errors nobody caught, and what its policy forbids. */
export async function complaintsOf(page: Page): Promise<string[]> {
  const complaints: string[] = []
  page.on('console', (message) => {
    // An answer that is not 200 is what some pages are about.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text())
  })
  page.on('pageerror', ({ message }) => complaints.push(message))
  await page.exposeFunction('complain', (complaint: string) => complaints.push(complaint))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      const complain: unknown = Reflect.get(window, 'complain')
      if (typeof complain === 'function') complain(`${effectiveDirective} forbids ${blockedURI} ${sample}`)
    })
  })
  return complaints
}
