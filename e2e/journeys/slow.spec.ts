import type { Page } from '@playwright/test'
import { GOOD_CARD } from '../pages/pay-page.ts'
import { expect, test } from '../support/test.ts'
import { makeSale, unique } from '../support/world.ts'
import { shop, STANDING } from './buying.ts'

/** What Lighthouse calls a slow phone on slow 4G. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 }
const CPU_SLOWDOWN = 4
/** Above this a page is felt to jump (web.dev/articles/cls). */
const SHIFT_MAX = 0.1
const SHIFT_KEY = 'shift '

/** From now on each page of ours adds up in the tab's own memory how much it moved without being asked. */
async function measureShifts(page: Page): Promise<void> {
  await page.addInitScript((prefix) => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!('value' in entry && typeof entry.value === 'number') || ('hadRecentInput' in entry && entry.hadRecentInput)) continue
        const key = prefix + location.pathname
        sessionStorage.setItem(key, String(Number(sessionStorage.getItem(key) ?? 0) + entry.value))
      }
    }).observe({ type: 'layout-shift', buffered: true })
  }, SHIFT_KEY)
}

/** The pages that moved, and how much. */
async function shiftsOf(page: Page): Promise<[path: string, shift: number][]> {
  const kept = await page.evaluate(() => Object.entries(sessionStorage).map(([key, value]) => [key, Number(value)] as const))
  return kept.flatMap(([key, shift]) => (key.startsWith(SHIFT_KEY) ? [[key.slice(SHIFT_KEY.length), shift]] : []))
}

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

test('on a slow phone and a slow network each wait has its shape, and nothing jumps', async ({ page, words, db }) => {
  const sale = await makeSale(db)
  const { event, checkout, payment, order } = shop(page, words)
  await measureShifts(page)
  const phone = await page.context().newCDPSession(page)
  await phone.send('Network.emulateNetworkConditions', SLOW_4G)
  await phone.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })

  await page.goto(`/en/events/${sale.slug}`, { waitUntil: 'commit' })
  await expect(page.getByRole('heading', { level: 1, name: sale.name })).toBeVisible()
  await expect(page.locator('#tickets').getByRole('status').filter({ hasText: words('common.ui.loading') })).toBeVisible()
  await event.choose(STANDING, 2)
  await event.openSheet()
  await event.reserveButton.click()
  await expect(event.reserveButton.or(page.getByRole('dialog').locator('[aria-busy=true]')).first()).toHaveAttribute('aria-busy', 'true')
  await page.waitForURL(/\/rsv_/)

  await checkout.fillBuyer({ name: 'Ada Lindqvist', email: `slow-${unique()}@buyers.example` })
  await checkout.pay()
  await payment.pay(GOOD_CARD)
  await order.expectConfirmed(2)
  const shifts = await shiftsOf(page)
  expect(shifts.filter(([, shift]) => shift > SHIFT_MAX)).toEqual([])
})
