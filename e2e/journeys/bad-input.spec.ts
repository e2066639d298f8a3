import { eq } from 'drizzle-orm'
import { reservations } from '@/db/schema/inventory'
import { newId } from '@/lib/ids'
import { DAY_MS } from '@/lib/time'
import { expect, test } from '../support/test.ts'
import { makeSale } from '../support/world.ts'
import { shop, STANDING } from './buying.ts'

test('a language that is not ours leads to the page in the nearest, else in the reader’s', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: 'de', baseURL: baseURL ?? '' })
  const page = await context.newPage()
  for (const [asked, comesTo] of [['/fr-CH/events?kind=concert', '/fr/evenements?kind=concert'], ['/it/events', '/fr/evenements'], ['/EN', '/en']] as const) {
    expect((await page.goto(asked))?.status(), asked).toBe(200)
    await expect(page).toHaveURL(comesTo)
  }
  expect((await page.goto('/xx/no/such/page'))?.status()).toBe(404)
  await expect(page.getByRole('searchbox')).toBeVisible()
  await context.close()
})

test('what a list cannot read is said, left out, and the rest is found', async ({ page, words, db }) => {
  const { name } = await makeSale(db)
  await page.goto(`/en/events?q=${encodeURIComponent(name)}&kind=opera&from=2027-02-30&to=tomorrow&cursor=page-2`)
  for (const field of ['kind', 'from', 'to', 'cursor'] as const) await expect(page.getByText(words(`events.list.unread.${field}`))).toBeVisible()
  await expect(page.getByRole('heading', { name })).toBeVisible()

  const long = await page.goto(`/en/events?q=${'long '.repeat(2_000)}`)
  expect(long?.status()).toBe(200)
  await expect(page.getByText(words('events.list.unread.q'))).toBeVisible()
  await expect(page.getByRole('searchbox')).toHaveValue('')
  await page.getByRole('searchbox').fill(name)
  await page.getByRole('button', { name: words('events.list.show') }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await expect(page.getByText(words('events.list.unread.title'))).toBeHidden()
})

test('an address that is none, in whatever way, leads to a search', async ({ page, words }) => {
  for (const slug of ['no-such-night', 'UPPER', '%E0%A4%A', '..%2F..%2Fetc', 'a'.repeat(5_000)]) {
    const response = await page.goto(`/en/events/${slug}`)
    expect([404, 400], slug.slice(0, 20)).toContain(response?.status())
    await expect(page.getByRole('searchbox')).toBeVisible()
  }
  for (const path of ['/en/checkout/none', '/en/orders/none', '/en/tickets/none', `/en/checkout/${newId('rsv')}`]) {
    expect((await page.goto(path))?.status(), path).toBe(404)
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible()
  }
  await page.goto('/en/tickets?when=never&cursor=nonsense')
  await expect(page.getByRole('heading', { name: words('tickets.mine.guestTitle') })).toBeVisible()
})

test('an event that was cancelled, and one that is over, say so and lead on', async ({ page, words, db }) => {
  const cancelled = await makeSale(db, { event: { status: 'cancelled', cancelledAt: new Date() } })
  const past = new Date(Date.now() - 10 * DAY_MS)
  const over = await makeSale(db, { event: { startsAt: past, endsAt: new Date(past.getTime() + DAY_MS), admissionOpensAt: past, status: 'completed' } })
  for (const [{ slug, name }, title] of [[cancelled, 'cancelledTitle'], [over, 'overTitle']] as const) {
    expect((await page.goto(`/en/events/${slug}`))?.status()).toBe(200)
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(page.getByText(words(`events.detail.${title}`))).toBeVisible()
    await expect(page.getByRole('spinbutton')).toHaveCount(0)
  }
  await page.getByRole('main').getByRole('link', { name: words('events.detail.moreEvents') }).click()
  await expect(page).toHaveURL(/\/en\/events$/)
})

test('a cart from yesterday says what became of it, and offers the same again', async ({ page, words, db }) => {
  const sale = await makeSale(db)
  const { event } = shop(page, words)
  await event.goto(sale.slug)
  await event.choose(STANDING, 2)
  await event.reserveButton.click()
  await page.waitForURL(/\/checkout\/rsv_/)
  const checkout = page.url()
  const yesterday = new Date(Date.now() - DAY_MS)
  await db.update(reservations).set({ createdAt: yesterday, expiresAt: yesterday }).where(eq(reservations.eventId, sale.eventId))
  await page.goto(checkout)
  await expect(page.getByRole('heading', { level: 1, name: words('orders.over.expired.title') })).toBeVisible()
  await page.goto('/en/cart')
  await expect(page.getByText(words('inventory.cart.past.expired'))).toBeVisible()
  await page.getByRole('link', { name: words('inventory.cart.againOf', { event: sale.name }) }).click()
  await expect(event.quantityOf(STANDING)).toHaveAttribute('aria-valuenow', '2')
})
