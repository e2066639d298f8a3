import { eq } from 'drizzle-orm'
import { reservations, stocks } from '@/db/schema/inventory'
import { orders } from '@/db/schema/orders'
import { makeReservation } from '@/domains/orders/testing'
import { only } from '@/lib/assert'
import { GOOD_CARD } from '../pages/pay-page.ts'
import { expect, test } from '../support/test.ts'
import { until } from '../support/until.ts'
import { makeGuest, makeSale, unique } from '../support/world.ts'
import { shop, STANDING } from './buying.ts'

test('when the time is up the page says so, and the tickets are on sale again', async ({ page, browser, words, db, control, baseURL }) => {
  const sale = await makeSale(db, { quota: 1 })
  const { event, checkout } = shop(page, words)
  await event.goto(sale.slug)
  await event.choose(STANDING)
  await event.reserve()
  await checkout.fillBuyer({ name: 'Ada Lindqvist', email: `late-${unique()}@buyers.example` })

  const stranger = await browser.newPage({ baseURL: baseURL ?? '' })
  const other = shop(stranger, words)
  await other.event.goto(sale.slug)
  await other.event.expectText(words('inventory.offer.soldOut'))

  await db.update(reservations).set({ expiresAt: new Date(Date.now() - 1000) }).where(eq(reservations.eventId, sale.eventId))
  await control.runJob('expire-reservations')
  await until(async () => only(await db.select().from(stocks).where(eq(stocks.id, sale.stockId))).held === 0, 'the stock to be back')
  await checkout.goOnButton.click()
  await checkout.expectOver('expired')
  await page.getByRole('link', { name: words('orders.over.again') }).click()
  await event.expectText(words('inventory.again.allTitle'))
  await expect(event.quantityOf(STANDING)).toHaveAttribute('aria-valuenow', '1')

  await stranger.reload()
  await other.event.choose(STANDING)
  await other.event.reserve()
  await stranger.close()
})

test('a reservation given back is on sale at once', async ({ page, words, db }) => {
  const sale = await makeSale(db, { quota: 2 })
  const { event } = shop(page, words)
  await event.goto(sale.slug)
  await event.choose(STANDING, 2)
  await event.reserve()
  await page.getByRole('button', { name: words('orders.release.open') }).click()
  await page.getByRole('dialog').getByRole('button', { name: words('orders.release.confirm') }).click()
  await page.waitForURL(/\/events\//)
  await event.choose(STANDING, 2)
  expect(only(await db.select().from(stocks).where(eq(stocks.id, sale.stockId)))).toMatchObject({ held: 0, sold: 0 })
})

test('what is sold out says so and cannot be chosen', async ({ page, words, db }) => {
  const sale = await makeSale(db, { quota: 5 })
  await db.update(stocks).set({ sold: 5 }).where(eq(stocks.id, sale.stockId))
  const { event } = shop(page, words)
  await event.goto(sale.slug)
  await event.expectText(words('inventory.offer.soldOut'))
  await expect(event.quantityOf(STANDING)).toHaveCount(0)
  await event.expectText(words('inventory.none.soldOut.title'))
  await expect(page.getByRole('main').getByRole('link', { name: words('events.detail.getTickets') })).toHaveCount(0)
  await expect(event.reserveButton).toHaveCount(0)
})

test('when fewer are left than chosen it says how many, and those can be taken', async ({ page, words, db }) => {
  const sale = await makeSale(db, { quota: 3 })
  const { event } = shop(page, words)
  await event.goto(sale.slug)
  await event.choose(STANDING, 3)
  await makeReservation(db, makeGuest(), { ...sale, quantity: 2, now: new Date() })
  await event.reserveButton.click()
  await event.expectText(words('inventory.refused.not_enough_left', { limit: 1 }))
  expect(only(await db.select().from(stocks).where(eq(stocks.id, sale.stockId)))).toMatchObject({ held: 2 })
  await expect(event.quantityOf(STANDING)).toHaveAttribute('aria-valuenow', '1')
  await event.reserve()
})

test('two people press for the last ticket: one has it, the other is told', async ({ page, browser, words, db, baseURL }) => {
  const sale = await makeSale(db, { quota: 1 })
  const stranger = await browser.newPage({ baseURL: baseURL ?? '' })
  const both = [page, stranger].map((tab) => ({ tab, ...shop(tab, words) }))
  for (const { tab, event } of both) {
    // Told in time, the slower one would not press at all.
    await tab.route('**/api/live/**', (route) => route.abort())
    await event.goto(sale.slug)
    await event.choose(STANDING)
  }
  await Promise.all(both.map(({ event }) => event.reserveButton.click()))
  const ends = await Promise.all(
    both.map(async ({ tab, event, checkout }) => {
      const lost = tab.getByText(words('inventory.refused.sold_out')).first()
      const won = tab.getByLabel(words('orders.checkout.email'), { exact: true })
      await expect(lost.or(won)).toBeVisible()
      return { event, checkout, won: await won.isVisible() }
    }),
  )
  expect(ends.map(({ won }) => won).toSorted()).toEqual([false, true])
  expect(only(await db.select().from(stocks).where(eq(stocks.id, sale.stockId)))).toMatchObject({ held: 1, sold: 0 })
  await stranger.close()
})

test('two tabs of one buyer are one buyer: one reservation, one order', async ({ page, context, words, db }) => {
  const sale = await makeSale(db, { maxPerOrder: 2 })
  const first = shop(page, words)
  await first.event.goto(sale.slug)
  const otherTab = await context.newPage()
  const second = shop(otherTab, words)
  await second.event.goto(sale.slug)
  await second.event.choose(STANDING, 2)

  await first.event.choose(STANDING, 2)
  await first.event.reserve()
  await second.event.reserveButton.click()
  await second.event.expectText(words('inventory.refused.above_maximum', { limit: 2 }))

  await otherTab.reload()
  await second.event.expectText(words('inventory.held.title'))
  await otherTab.getByRole('link', { name: words('inventory.held.continue') }).click()
  await otherTab.waitForURL(/\/checkout\/rsv_/)
  const buyer = { name: 'Ada Lindqvist', email: `tabs-${unique()}@buyers.example` }
  await second.checkout.fillBuyer(buyer)

  await first.checkout.fillBuyer(buyer)
  await first.checkout.pay()
  await first.payment.pay(GOOD_CARD)
  await first.order.expectConfirmed(2)
  await second.checkout.goOnButton.click()
  await second.checkout.expectOver('converted')
  expect(await db.select().from(orders).where(eq(orders.eventId, sale.eventId))).toHaveLength(1)
})
