import { makeUser, PASSWORD } from '@/domains/identity/testing'
import { AccountPages } from '../pages/account-pages.ts'
import { DECLINED_CARD, GOOD_CARD } from '../pages/pay-page.ts'
import { TicketPage } from '../pages/ticket-page.ts'
import { expect, test } from '../support/test.ts'
import { makeCode, makeSale, unique } from '../support/world.ts'
import { shop, STANDING } from './buying.ts'

test('a guest finds an event, buys with a code, and gets the tickets by mail', async ({ page, words, db, inbox }) => {
  const sale = await makeSale(db)
  const code = await makeCode(db, sale)
  const email = `guest-${unique()}@buyers.example`
  const { event, checkout, payment, order } = shop(page, words)

  await page.goto('/en/events')
  await page.getByRole('searchbox').fill(sale.name)
  await page.keyboard.press('Enter')
  await page.getByRole('main').getByRole('listitem').filter({ has: page.getByRole('heading', { name: sale.name }) }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: sale.name })).toBeVisible()
  await event.choose(STANDING, 2)
  await event.expectText('€50.00')
  await event.reserve()

  await checkout.fillBuyer({ name: 'Ada Lindqvist', email })
  await checkout.tryCode(code.toLowerCase())
  await expect(page.getByText(code)).toBeVisible()
  await checkout.goOn()
  await expect(checkout.payButton).toHaveText(/€45\.00/)
  await checkout.pay()
  await payment.expectTotal('€45.00')
  await payment.pay(GOOD_CARD)
  await order.expectConfirmed(2)
  const ticketCode = await order.firstCode()

  const { mail, link } = await inbox.mailWithLink(email, /\/orders\/ord_/)
  expect(mail.subject).toContain(sale.name)
  expect(mail.text).toContain(ticketCode)
  const pdf = await inbox.attachment(mail, 'application/pdf')
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')

  await page.context().clearCookies()
  await page.goto(link)
  await order.ticketLinks.first().click()
  await expect(page.getByRole('heading', { level: 1, name: sale.name })).toBeVisible()
  await new TicketPage(page, words).expectQr(ticketCode)
  await expect(page.getByText(words('tickets.pager.place', { place: 1, count: 2 }))).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText(words('tickets.pager.place', { place: 2, count: 2 }))).toBeVisible()
  await page.getByRole('link', { name: words('tickets.pager.previous') }).click()
  await new TicketPage(page, words).expectQr(ticketCode)
})

test('somebody new signs up, buys, and finds tickets and order in the account', async ({ page, words, db, inbox }) => {
  const sale = await makeSale(db)
  const email = `new-${unique()}@buyers.example`
  const account = new AccountPages(page, words)
  await account.signUp({ name: 'Tomás Ferreira', email, password: 'lanterns over water' })
  const { link } = await inbox.mailWithLink(email, /\/verify-email$/)
  await account.verify(link, 'lanterns over water')
  await account.expectSignedInAs('Tomás Ferreira')

  const { event, checkout, payment, order } = shop(page, words)
  await event.goto(sale.slug)
  await event.choose(STANDING)
  await event.reserve()
  await expect(page.getByLabel(words('orders.checkout.email'))).toHaveValue(email)
  await expect(page.getByLabel(words('orders.checkout.name'), { exact: true })).toHaveValue('Tomás Ferreira')
  await checkout.pay()
  await payment.pay(GOOD_CARD)
  await order.expectConfirmed(1)
  const code = await order.firstCode()

  await page.goto('/en/account/orders')
  await expect(page.getByRole('main').getByRole('link', { name: sale.name })).toContainText(words('orders.mine.status.confirmed'))
  await page.goto('/en/tickets')
  await page.getByRole('main').getByRole('link', { name: sale.name }).click()
  await new TicketPage(page, words).expectQr(code)
})

test('a guest’s order comes into the account of the same, proven address', async ({ page, words, db }) => {
  const sale = await makeSale(db)
  const { email } = await makeUser(db)
  const { event, checkout, payment, order } = shop(page, words)
  await event.goto(sale.slug)
  await event.choose(STANDING)
  await event.reserve()
  await checkout.fillBuyer({ name: 'Ines Okafor', email })
  await checkout.pay()
  await payment.pay(GOOD_CARD)
  await order.expectConfirmed(1)

  await page.getByRole('main').getByRole('link', { name: words('orders.keep.signIn') }).click()
  await new AccountPages(page, words).submitSignIn(email, PASSWORD)
  await page.waitForURL(/\/orders\/ord_/)
  const claim = page.getByRole('button', { name: words('orders.keep.claim') })
  const mine = page.getByRole('link', { name: words('orders.keep.allOrders') })
  await expect(claim.or(mine)).toBeVisible()
  if (await claim.isVisible()) await claim.click()
  await mine.click()
  await expect(page.getByRole('main').getByRole('link', { name: sale.name })).toBeVisible()
})

test('a declined card changes nothing, the next one pays', async ({ page, words, db }) => {
  const sale = await makeSale(db)
  const { event, checkout, payment, order } = shop(page, words)
  await event.goto(sale.slug)
  await event.choose(STANDING)
  await event.reserve()
  await checkout.fillBuyer({ name: 'Ada Lindqvist', email: `declined-${unique()}@buyers.example` })
  await checkout.pay()
  await payment.pay(DECLINED_CARD)
  await payment.expectDeclined()
  await payment.pay(GOOD_CARD)
  await order.expectConfirmed(1)
})

test('who leaves the payment page still holds the tickets and can pay', async ({ page, words, db }) => {
  const sale = await makeSale(db)
  const { event, checkout, payment, order } = shop(page, words)
  await event.goto(sale.slug)
  await event.choose(STANDING)
  await event.reserve()
  await checkout.fillBuyer({ name: 'Ada Lindqvist', email: `left-${unique()}@buyers.example` })
  await checkout.pay()
  await payment.leave()
  await expect(page.getByText(words('orders.checkout.leftTitle'))).toBeVisible()
  await expect(page.getByRole('main').getByText('Ada Lindqvist')).toBeVisible()
  await checkout.pay()
  await payment.pay(GOOD_CARD)
  await order.expectConfirmed(1)
})

test('what costs nothing needs no payment', async ({ page, words, db, inbox }) => {
  const sale = await makeSale(db, { priceMinor: 0 })
  const email = `free-${unique()}@buyers.example`
  const { event, checkout, order } = shop(page, words)
  await event.goto(sale.slug)
  await event.choose(STANDING, 2)
  await event.reserve()
  await checkout.fillBuyer({ name: 'Ada Lindqvist', email })
  await checkout.getTickets()
  await order.expectConfirmed(2)
  await inbox.mailWithLink(email, /\/orders\/ord_/)
})

test('a buyer’s name and address are asked for, each with its own message', async ({ page, words, db }) => {
  const sale = await makeSale(db)
  const { event, checkout } = shop(page, words)
  await event.goto(sale.slug)
  await event.choose(STANDING)
  await event.reserve()
  await checkout.fillBuyer({ name: ' ', email: 'nobody at home' })
  await checkout.goOnButton.click()
  await expect(page.getByText(words('orders.checkout.wrongFields'))).toBeVisible()
  for (const wrong of ['errors.input.name_missing', 'errors.input.email_malformed'] as const) {
    await expect(page.getByText(words(wrong)).filter({ visible: true })).toHaveCount(2)
  }
  await expect(page.getByLabel(words('orders.checkout.name'), { exact: true })).toBeFocused()
})
