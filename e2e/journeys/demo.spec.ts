import type { Page } from '@playwright/test'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../scripts/seed/people.ts'
import { AccountPages } from '../pages/account-pages.ts'
import { GatePage } from '../pages/gate-page.ts'
import { GOOD_CARD } from '../pages/pay-page.ts'
import { expect, test } from '../support/test.ts'
import { unique } from '../support/world.ts'
import type { Words } from '../support/words.ts'
import { shop } from './buying.ts'

// The world that `npm start` fills: what the README says can be tried.
const emailOf = (is: string) => DEMO_ACCOUNTS.find(({ email }) => email.startsWith(is))?.email ?? ''

/** Buys one ticket as a guest, on the event page that is open; answers its code. */
async function buyOne(page: Page, words: Words, ticketType: string): Promise<string> {
  const { event, checkout, payment, order } = shop(page, words)
  await event.choose(ticketType)
  await event.reserve()
  await checkout.fillBuyer({ name: 'Ada Lindqvist', email: `demo-${unique()}@buyers.example` })
  await checkout.pay()
  await payment.pay(GOOD_CARD)
  await order.expectConfirmed(1)
  return order.firstCode()
}

test('a ticket of the market lets its buyer in, once', async ({ page, words }) => {
  await shop(page, words).event.goto('canal-makers-market')
  const code = await buyOne(page, words, 'Single visit')
  await page.goto('/en/gate')
  await new AccountPages(page, words).submitSignIn(emailOf('gate@'), DEMO_PASSWORD)
  await page.getByRole('link', { name: 'Canal Makers’ Market' }).click()
  const gate = new GatePage(page, words)
  await gate.type(code)
  await gate.expectAnswer('admitted')
  await gate.type(code)
  await gate.expectAnswer('already_used')
})

test('the festival has a price with its code, and tickets behind another', async ({ page, words }) => {
  const { event, checkout } = shop(page, words)
  await event.goto('saltlight-festival')
  await event.tryAccessCode('crewpass')
  await event.choose('Backstage')
  await event.reserve()
  await checkout.tryCode('EARLYBIRD')
  await checkout.expectTotal(/Total\s*€84\.15/)
})

test('a session of a series is bought for its day, in its currency', async ({ page, words }) => {
  const { event, order } = shop(page, words)
  await event.goto('joystick-arena-sessions')
  const days = page.getByRole('group', { name: words('inventory.dates.title') }).getByRole('radio')
  await expect(days.nth(2)).toBeVisible()
  await days.nth(2).check()
  await event.expectText('NGN')
  await buyOne(page, words, 'Single session')
  await order.ticketLinks.first().click()
  await expect(page.getByRole('main')).toContainText(/(Tuesday|Friday).* 5:00\sPM/)
})

test('money without decimals and with three is charged as shown', async ({ page, words }) => {
  for (const [slug, shown] of [['hiroko-vale-tokyo', /¥[\d,]+$/], ['amina-faraj-kuwait', /KWD\s[\d,]+\.\d{3}$/]] as const) {
    const { event, checkout, payment, order } = shop(page, words)
    await event.goto(slug)
    const type = (await page.getByRole('spinbutton').first().getAttribute('aria-label')) ?? ''
    await event.choose(type)
    await event.reserve()
    await checkout.fillBuyer({ name: 'Ada Lindqvist', email: `money-${unique()}@buyers.example` })
    await checkout.goOn()
    await expect(checkout.payButton).toHaveText(shown)
    const amount = Number((await checkout.payButton.innerText()).replaceAll(/[^\d.]/g, ''))
    await checkout.pay()
    expect(Number((await page.locator('.total').innerText()).replaceAll(/[^\d.]/g, ''))).toBe(amount)
    await payment.pay(GOOD_CARD)
    await order.expectConfirmed(1)
  }
})

test('a sold-out concert, a cancelled one, and a draft that nobody sees', async ({ page, words }) => {
  const { event } = shop(page, words)
  await event.goto('mira-solenne-berlin')
  await event.expectText(words('inventory.offer.soldOut'))
  await event.goto('low-tide-parade-berlin')
  await event.expectText(words('events.detail.cancelledTitle'))
  expect((await page.goto('/en/events/saltlight-warm-up'))?.status()).toBe(404)
})

test('the demo’s buyer has tickets and orders', async ({ page, words }) => {
  await new AccountPages(page, words).signIn(emailOf('buyer@'), DEMO_PASSWORD, '/en/tickets')
  await expect(page.getByRole('main').getByRole('link', { name: 'Saltlight Festival' }).first()).toBeVisible()
  await page.goto('/en/account/orders')
  await expect(page.getByRole('main').getByRole('link', { name: 'Canal Makers’ Market' }).first()).toBeVisible()
})
