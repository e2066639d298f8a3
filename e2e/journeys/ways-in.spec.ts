import { GOOD_CARD } from '../pages/pay-page.ts'
import { expect, test } from '../support/test.ts'
import { tabTo } from '../support/keyboard.ts'
import { makeSale, unique } from '../support/world.ts'
import { shop, STANDING } from './buying.ts'

test.describe('in Arabic', () => {
  test.use({ language: 'ar', locale: 'ar', viewport: { width: 1280, height: 800 } })

  test('a whole purchase by keyboard alone, the focus always in sight and in the order of reading', async ({ page, words, language, db }) => {
    const sale = await makeSale(db)
    const { event, checkout, order } = shop(page, words, language)
    await page.goto('/ar')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: words('common.ui.skipToContent') })).toBeFocused()
    await tabTo(page, page.getByRole('searchbox'))
    await page.keyboard.type(sale.name)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/ar\/faaliyat\?/)
    await tabTo(page, page.getByRole('main').locator(`a[href$="/${sale.slug}"]`))
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/ar\/faaliyat\/evt-/)

    await expect(event.quantityOf(STANDING)).toBeVisible()
    await tabTo(page, event.quantityOf(STANDING))
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await expect(event.quantityOf(STANDING)).toHaveAttribute('aria-valuenow', '2')
    await tabTo(page, event.reserveButton)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/ar\/daf\/rsv_/)

    await tabTo(page, page.getByLabel(words('orders.checkout.name'), { exact: true }))
    await page.keyboard.type('Ada Lindqvist')
    await page.keyboard.press('Tab')
    await page.keyboard.type(`keys-${unique()}@buyers.example`)
    await tabTo(page, checkout.goOnButton)
    await page.keyboard.press('Enter')
    await tabTo(page, checkout.payButton)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/pay\/cs_/)

    await tabTo(page, page.getByLabel('Card number'))
    await page.keyboard.type(GOOD_CARD)
    await page.keyboard.press('Tab')
    await page.keyboard.type('12 / 39')
    await page.keyboard.press('Tab')
    await page.keyboard.type('123')
    await page.keyboard.press('Enter')
    await order.expectConfirmed(2)
  })
})

test.describe('on a phone, in Arabic', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, language: 'ar', locale: 'ar' })

  test('a whole purchase from right to left, by the bar at the thumb', async ({ page, words, db }) => {
    const sale = await makeSale(db)
    const { event, checkout, payment, order } = shop(page, words, 'ar')
    await event.goto(sale.slug)
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(page.locator('html')).toHaveAttribute('lang', 'ar')
    await page.getByRole('link', { name: words('inventory.bar.choose') }).last().click()
    await event.choose(STANDING)
    await event.openSheet()
    await page.getByRole('dialog').getByRole('button', { name: words('inventory.chooser.reserve') }).click()
    await page.waitForURL(/\/ar\/daf\/rsv_/)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await checkout.fillBuyer({ name: 'سلمى الحداد', email: `arabic-${unique()}@buyers.example` })
    await checkout.pay()
    await payment.pay(GOOD_CARD)
    await order.expectConfirmed(1)
    await expect(page).toHaveURL(/\/ar\/talabat\//)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
})

test('an event that is not there answers 404 and leads somewhere', async ({ page, words }) => {
  const response = await page.goto('/en/events/no-such-night')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: words('events.missing.title') })).toBeVisible()
  expect((await page.goto('/en/no/such/page'))?.status()).toBe(404)
  await page.getByRole('link', { name: words('common.notFound.toEvents') }).click()
  await expect(page).toHaveURL(/\/en\/events$/)
})

test('no link of the first pages leads nowhere', async ({ page, request }) => {
  const seen = new Set<string>()
  for (const path of ['/en', '/en/events', '/en/events/saltlight-festival', '/en/sign-in', '/ar', '/fr/evenements/saltlight-festival']) {
    expect((await page.goto(path))?.status(), path).toBe(200)
    for (const href of await page.locator('a[href^="/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))) {
      seen.add(href.split('#')[0] ?? '')
    }
  }
  expect(seen.size).toBeGreaterThan(20)
  for (const href of seen) expect((await request.get(href, { maxRedirects: 1 })).status(), href).toBeLessThan(400)
})
