import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { priceTiers } from '@/db/schema/inventory'
import { makePriceTier } from '@/domains/inventory/testing'
import { newId } from '@/lib/ids'
import { EventPage } from '../pages/event-page.ts'
import { ApiClient } from '../support/api-client.ts'
import { expect, test } from '../support/test.ts'
import { makeSale, type Sale } from '../support/world.ts'
import { STANDING } from './buying.ts'

/** An open page of the event that is being told, and how often it has asked by itself. */
async function watch(event: EventPage, { slug }: Sale) {
  let asked = 0
  event.page.on('request', (request) => {
    if (request.url().includes('inventory.offers')) asked += 1
  })
  const told = event.page.waitForResponse((response) => response.url().includes('/api/live/') && response.ok())
  await event.goto(slug)
  await told
  await expect(event.quantityOf(STANDING)).toBeVisible()
  return { asked: () => asked }
}

/** A buyer at another device. */
function elsewhere(url: string, { eventId, ticketTypeId }: Sale) {
  const client = new ApiClient(url)
  return {
    async take(quantity: number) {
      const lines = [{ ticketTypeId, occurrenceId: null, quantity }]
      const { body } = await client.call('mutation', 'inventory.reserve', { eventId, requestId: newId('req'), lines })
      expect(body).toMatchObject({ outcome: 'reserved' })
      return /rsv_[0-9a-f]{32}/.exec(JSON.stringify(body))?.[0] ?? ''
    },
    async giveBack(reservationId: string) {
      expect((await client.call('mutation', 'orders.release', { reservationId })).body).toMatchObject({ outcome: 'released' })
    },
  }
}

const says = (page: Page, text: string) => expect(page.locator('[aria-live=polite]').filter({ hasText: text })).toHaveCount(1)

test('open pages see what is bought elsewhere, sold out and back again, lose nothing that was chosen, and ask nobody for it', async ({ page, browser, words, db, stack, baseURL }) => {
  const sale = await makeSale(db, { quota: 6 })
  const other = elsewhere(stack.url, sale)
  const stranger = await browser.newPage({ baseURL: baseURL ?? '' })
  const [mine, theirs] = [new EventPage(page, words), new EventPage(stranger, words)]
  const seen = await watch(mine, sale)
  await watch(theirs, sale)
  await mine.choose(STANDING, 4)
  const asked = seen.asked()

  const first = await other.take(3)
  for (const event of [mine, theirs]) await event.expectText(words('inventory.offer.left', { count: 3 }))
  await expect(mine.quantityOf(STANDING)).toHaveAttribute('aria-valuenow', '3')
  await mine.expectText(words('inventory.live.fewer', { left: 3, wanted: 4 }))

  const second = await other.take(3)
  for (const event of [mine, theirs]) {
    await event.expectText(words('inventory.offer.soldOut'))
    await expect(event.quantityOf(STANDING)).toHaveCount(0)
    await says(event.page, words('inventory.live.soldOut', { name: STANDING }))
  }
  await mine.expectText(words('inventory.live.title'))
  await expect(mine.reserveButton).toBeDisabled()

  await other.giveBack(first)
  await other.giveBack(second)
  await says(stranger, words('inventory.live.back', { name: STANDING }))
  await expect(mine.quantityOf(STANDING)).toHaveAttribute('aria-valuenow', '4')
  expect(seen.asked()).toBe(asked)
  await mine.reserve()
  await theirs.expectText(words('inventory.offer.left', { count: 2 }))
  await stranger.close()
})

test('a page that was cut off catches up by itself; one whose tier ends by the clock is told', async ({ page, context, words, db, stack }) => {
  const sale = await makeSale(db, { quota: 9 })
  const { priceTierId } = await makePriceTier(db, { orgId: sale.orgId, ticketTypeId: sale.ticketTypeId })
  const event = new EventPage(page, words)
  await watch(event, sale)
  await event.expectText('€20')
  await context.setOffline(true)
  await elsewhere(stack.url, sale).take(4)
  await context.setOffline(false)
  await event.expectText(words('inventory.offer.left', { count: 5 }))

  await db.update(priceTiers).set({ endsAt: new Date(Date.now() + 2_000) }).where(eq(priceTiers.id, priceTierId))
  await elsewhere(stack.url, sale).take(1)
  await event.expectText(words('inventory.offer.left', { count: 4 }))
  await event.expectText('€25')
})
