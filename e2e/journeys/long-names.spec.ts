import { expectInside } from '../a11y/reflow.ts'
import { expect, test } from '../support/test.ts'
import { makeSale, unique } from '../support/world.ts'
import { shop } from './buying.ts'

const LONG_EVENT = 'Donaudampfschifffahrtsgesellschaftskapitän and the Orchestra of Llanfairpwllgwyngyllgogerych'
const LONG_TYPE = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'
const LONG_BUYER = 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh'

test.use({ viewport: { width: 320, height: 700 }, reducedMotion: 'reduce', language: 'de', locale: 'de' })

test('words longer than a small phone is wide break, from the event to the ticket, and all can be pressed', async ({ page, words, db }) => {
  const sale = await makeSale(db, { priceMinor: 0, name: { en: LONG_TYPE }, event: { name: { en: LONG_EVENT } } })
  const { event, checkout, order } = shop(page, words, 'de')
  await event.goto(sale.slug)
  await event.choose(LONG_TYPE)
  await expectInside(page, ' of the event')
  await event.openSheet()
  await expectInside(page, ' under the sheet')
  await event.reserve()
  await checkout.fillBuyer({ name: LONG_BUYER, email: `${'somebody.with.patience.'.repeat(2)}${unique()}@buyers.example` })
  await expectInside(page, ' of the details')
  await checkout.goOn()
  await expectInside(page, ' of the last look')
  await page.getByRole('button', { name: words('orders.checkout.getTickets') }).click()
  await order.expectConfirmed(1)
  await expectInside(page, ' of the order')
  await order.ticketLinks.first().click()
  await expect(page.getByRole('heading', { level: 1, name: LONG_EVENT })).toBeVisible()
  await expectInside(page, ' of the ticket')
})
