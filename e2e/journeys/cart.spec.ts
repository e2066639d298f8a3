import { eq } from 'drizzle-orm'
import { reservations, stocks } from '@/db/schema/inventory'
import { only } from '@/lib/assert'
import { DAY_MS } from '@/lib/time'
import { CartPage } from '../pages/cart-page.ts'
import { GOOD_CARD } from '../pages/pay-page.ts'
import { expect, test } from '../support/test.ts'
import { until } from '../support/until.ts'
import { makeSale, unique } from '../support/world.ts'
import { shop, STANDING } from './buying.ts'

test('a cart in two tabs: what one lets go the other no longer shows, and taking it back shows in both', async ({ page, context, words, db }) => {
  const sale = await makeSale(db, { quota: 3 })
  const { event } = shop(page, words)
  await event.goto(sale.slug)
  await event.choose(STANDING, 2)
  await event.reserve()
  const cart = new CartPage(page, words)
  await cart.goto()
  await expect(cart.of(sale.name)).toContainText('€50.00')

  const otherTab = new CartPage(await context.newPage(), words)
  await otherTab.page.goto('/en/events')
  await otherTab.sign(2).click()
  await expect(otherTab.of(sale.name)).toContainText('€50.00')

  await cart.letGo(sale.name)
  await cart.expectNothingHeld()
  await otherTab.expectNothingHeld()
  await expect(cart.of(sale.name)).toContainText(words('inventory.cart.past.released'))
  await cart.takeBack()
  await expect(cart.sign(2)).toBeVisible()
  await expect(otherTab.sign(2)).toBeVisible()
  await expect(otherTab.page.getByRole('link', { name: words('inventory.cart.goOnWith', { event: sale.name }) })).toBeVisible()
  expect(only(await db.select().from(stocks).where(eq(stocks.id, sale.stockId)))).toMatchObject({ held: 2, sold: 0 })
})

test('a cart from yesterday says what happened and fills in the same choice, as far as it is still sold', async ({ page, words, db, control }) => {
  const sale = await makeSale(db, { quota: 5 })
  const { event, checkout } = shop(page, words)
  await event.goto(sale.slug)
  await event.choose(STANDING, 3)
  await event.reserve()
  const yesterday = new Date(Date.now() - DAY_MS)
  await db.update(reservations).set({ createdAt: yesterday, expiresAt: yesterday }).where(eq(reservations.eventId, sale.eventId))
  await control.runJob('expire-reservations')
  await until(async () => only(await db.select().from(stocks).where(eq(stocks.id, sale.stockId))).held === 0, 'the stock to be back')
  await db.update(stocks).set({ sold: 3 }).where(eq(stocks.id, sale.stockId))

  const cart = new CartPage(page, words)
  await cart.goto()
  await cart.expectNothingHeld()
  await expect(cart.of(sale.name)).toContainText(words('inventory.cart.past.expired'))
  await page.getByRole('link', { name: words('inventory.cart.againOf', { event: sale.name }) }).click()
  await event.expectText(words('inventory.again.partTitle'))
  await expect(event.quantityOf(STANDING)).toHaveAttribute('aria-valuenow', '2')
  await event.reserve()
  await expect(checkout.goOnButton).toBeVisible()
})

test('details stay through a step back, a reload and the payment page’s back button; then it is bought and the cart says so', async ({ page, words, db }) => {
  const sale = await makeSale(db)
  const { event, checkout, payment, order } = shop(page, words)
  await event.goto(sale.slug)
  await event.choose(STANDING)
  await event.reserve()
  const email = `steps-${unique()}@buyers.example`
  await checkout.fillBuyer({ name: 'Ada Lindqvist', email })
  await checkout.goOn()
  await page.goBack()
  await expect(page.getByLabel(words('orders.checkout.name'), { exact: true })).toHaveValue('Ada Lindqvist')
  await checkout.goOn()
  await page.reload()
  await expect(page.getByRole('main').getByText(email)).toBeVisible()
  await checkout.pay()
  await page.goBack()
  await expect(page.getByRole('main').getByText(email)).toBeVisible()
  await checkout.pay()
  await payment.pay(GOOD_CARD)
  await order.expectConfirmed(1)

  const cart = new CartPage(page, words)
  await cart.goto()
  await cart.expectNothingHeld()
  await expect(cart.of(sale.name)).toContainText(words('inventory.cart.past.converted'))
  await page.getByRole('link', { name: words('inventory.cart.toOrderOf', { event: sale.name }) }).click()
  await order.expectConfirmed(1)
})

test('who comes to the last step without details is asked for them first', async ({ page, words, db }) => {
  const sale = await makeSale(db)
  const { event, checkout } = shop(page, words)
  await event.goto(sale.slug)
  await event.choose(STANDING)
  await event.reserve()
  await page.goto(`${page.url().replace(/\?.*/, '')}?step=pay`)
  await expect(page.getByRole('heading', { level: 1, name: words('orders.checkout.title.details') })).toBeVisible()
  await expect(checkout.payButton).toHaveCount(0)
})
