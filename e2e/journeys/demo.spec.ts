import type { Page } from '@playwright/test'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../scripts/seed/people.ts'
import { AccountPages } from '../pages/account-pages.ts'
import { GatePage } from '../pages/gate-page.ts'
import { GOOD_CARD } from '../pages/pay-page.ts'
import { appCode, SecurityPage } from '../pages/security-page.ts'
import { hydrated } from '../support/hydrated.ts'
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

test('who runs the installation looks into an organisation, after setting a second factor up, and the organisation can read of it', async ({ page, browser, stack, words }) => {
  const [admin, security] = [new AccountPages(page, words), new SecurityPage(page, words)]
  await admin.signIn(emailOf('admin@'), DEMO_PASSWORD, '/en/desk')
  await page.getByRole('link', { name: words('desk.home.platform') }).click()
  const find = page.getByRole('button', { name: words('organisations.platform.find') })
  await hydrated(find)
  await page.getByLabel(words('organisations.platform.search')).fill('saltlight')
  await find.click()
  await security.confirmSecondFactor(appCode(await security.showPassword(DEMO_PASSWORD)))
  await page.getByRole('button', { name: words('organisations.platform.lookInto', { name: 'Saltlight Collective' }) }).click()
  await expect(page.getByRole('dialog').getByText('hola@saltlight.example')).toBeVisible()
  // To read, and nothing else: the desk itself stays its members'.
  await page.goto('/en/desk/saltlight')
  await expect(page.getByRole('heading', { level: 1, name: words('desk.missing.title') })).toBeVisible()

  const owners = await browser.newPage({ baseURL: stack.url })
  await new AccountPages(owners, words).signIn(emailOf('owner@'), DEMO_PASSWORD, '/en/desk/saltlight/audit?action=support.viewed')
  const { name } = DEMO_ACCOUNTS.find(({ email }) => email.startsWith('admin@')) ?? { name: 'nobody' }
  await expect(owners.getByRole('rowheader').first()).toContainText(name)
  await owners.close()
})
