import { makeTicketType } from '@/domains/inventory/testing'
import { expect, test } from '../support/test.ts'
import { makeCode, makeSale } from '../support/world.ts'
import { shop, STANDING } from './buying.ts'

test('a code that is unknown, spent or another event’s says so; a good one is taken off and can be taken out', async ({ page, words, db }) => {
  const sale = await makeSale(db)
  const spent = await makeCode(db, sale, { maxRedemptions: 3, redeemed: 3 })
  const foreign = await makeCode(db, await makeSale(db))
  const good = await makeCode(db, sale, { kind: 'fixed', percentBps: null, amountMinor: 500, currency: 'EUR' })
  const { event, checkout } = shop(page, words)
  await event.goto(sale.slug)
  await event.choose(STANDING)
  await event.reserve()

  await checkout.tryCode('NO-SUCH-CODE')
  await expect(page.getByText(words('promotions.refused.unknown'))).toBeVisible()
  await checkout.tryCode(spent)
  await expect(page.getByText(words('promotions.refused.spent'))).toBeVisible()
  await checkout.tryCode(foreign)
  await expect(page.getByText(words('promotions.refused.unknown'))).toBeVisible()
  await checkout.expectTotal(/Total\s*€25\.00/)

  await checkout.tryCode(good)
  await checkout.expectTotal(/Total\s*€20\.00/)
  await page.getByRole('button', { name: words('promotions.code.remove') }).click()
  await checkout.expectTotal(/Total\s*€25\.00/)
})

test('an access code opens tickets that are not shown to everyone', async ({ page, words, db }) => {
  const sale = await makeSale(db)
  const { ticketTypeId } = await makeTicketType(db, { orgId: sale.orgId, eventId: sale.eventId, visibility: 'code', name: { en: 'Friends’ balcony' }, position: 1 })
  const code = await makeCode(db, sale, { kind: 'access', percentBps: null, ticketTypeIds: [ticketTypeId] })
  const { event } = shop(page, words)
  await event.goto(sale.slug)
  await expect(event.quantityOf(STANDING)).toBeVisible()
  await expect(event.quantityOf('Friends’ balcony')).toHaveCount(0)
  await event.tryAccessCode('WRONG-ONE')
  await event.expectText(words('inventory.code.opensNothing'))
  await event.tryAccessCode(code)
  await event.expectText(words('inventory.code.opened', { code }))
  await event.choose('Friends’ balcony')
  await event.reserve()
  await expect(page.getByText('Friends’ balcony').first()).toBeVisible()
})

test('a hidden type shows to whoever has its link', async ({ page, words, db }) => {
  const sale = await makeSale(db)
  const { ticketTypeId } = await makeTicketType(db, { orgId: sale.orgId, eventId: sale.eventId, visibility: 'hidden', name: { en: 'Crew guest' }, position: 1 })
  const { event } = shop(page, words)
  await event.goto(sale.slug)
  await expect(event.quantityOf(STANDING)).toBeVisible()
  await expect(event.quantityOf('Crew guest')).toHaveCount(0)
  await event.goto(sale.slug, `?type=${ticketTypeId}`)
  await event.choose('Crew guest')
  await event.reserve()
})
