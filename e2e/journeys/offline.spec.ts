import { eq } from 'drizzle-orm'
import { tickets } from '@/db/schema/tickets'
import { makeUser, PASSWORD } from '@/domains/identity/testing'
import { makeTickets } from '@/domains/tickets/testing'
import { only } from '@/lib/assert'
import { orderLinkSecret } from '@/platform/links'
import type { Shell } from '@/platform/shell'
import { AccountPages } from '../pages/account-pages.ts'
import { TicketPage } from '../pages/ticket-page.ts'
import { hydrated } from '../support/hydrated.ts'
import { expect, test } from '../support/test.ts'
import { wordsIn } from '../support/words.ts'
import { makeGuest, makeSale } from '../support/world.ts'

test.use({ serviceWorkers: 'allow' })

async function buyTicket(shell: Shell) {
  const sale = await makeSale(shell.db, { priceMinor: 0 })
  const { ticketId, orderId } = await makeTickets(shell, makeGuest(), sale)
  const { code } = only(await shell.db.select().from(tickets).where(eq(tickets.id, ticketId)))
  return { ...sale, ticketId, code, path: `/en/tickets/${ticketId}?key=${await orderLinkSecret(shell.env.AUTH_SECRET, orderId)}` }
}

test('a ticket that was opened once shows its code without a network', async ({ page, context, words, shell }) => {
  const { path, code, name } = await buyTicket(shell)
  const ticket = new TicketPage(page, words)
  await page.goto(path)
  await ticket.expectQr(code)
  await expect(page.getByText(words('tickets.offline.saved'))).toBeVisible({ timeout: 20_000 })

  await context.setOffline(true)
  await page.reload()
  await ticket.expectQr(code)
  const [before = ''] = words('tickets.offline.copy', { when: '|' }).split('|')
  await expect(page.getByText(before)).toBeVisible()

  await page.goto('/en/tickets')
  await expect(page.getByRole('heading', { name: words('tickets.offline.title') })).toBeVisible()
  await page.getByRole('link', { name }).click()
  await ticket.expectQr(code)
})

test('any page that does not come is one of ours, in the language last read, and leads to what is saved', async ({ page, context }) => {
  const french = wordsIn('fr')
  await page.goto('/fr')
  const isReady = () => page.evaluate(async () => (await caches.match('/fr/billets/hors-ligne')) !== undefined)
  await expect.poll(isReady, { timeout: 20_000 }).toBe(true)
  await page.reload()
  await context.setOffline(true)
  for (const path of ['/fr/evenements', '/events', '/']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1, name: french('tickets.offline.title') })).toBeVisible()
    await expect(page.getByText(french('tickets.offline.none'))).toBeVisible()
  }
  await page.goto('/fr/evenements')
  await context.setOffline(false)
  await page.getByRole('button', { name: french('common.actions.retry') }).click()
  await expect(page.getByRole('heading', { level: 1, name: french('events.list.title') })).toBeVisible()
})

test('the site can be installed, in the language it is read in', async ({ page, context }) => {
  await page.goto('/ar')
  const browser = await context.newCDPSession(page)
  const { url, errors } = await browser.send('Page.getAppManifest')
  expect([new URL(url).pathname, errors]).toEqual(['/api/manifest/ar.webmanifest', []])
  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors')
  // A test's browser keeps nothing, and so installs nothing: that is all that is in the way.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((error) => error !== 'in-incognito')).toEqual([])
})

test('the code fills the screen at a press', async ({ page, words, shell }) => {
  const { path, code } = await buyTicket(shell)
  await page.goto(path)
  const enlarge = page.getByRole('button', { name: words('tickets.page.enlarge') })
  await hydrated(enlarge)
  await enlarge.click()
  await expect(page.getByRole('dialog').getByRole('img', { name: words('tickets.page.codeOf', { code }) })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('a ticket is shown to nobody without its link or account', async ({ page, words, shell }) => {
  const { ticketId } = await buyTicket(shell)
  const response = await page.goto(`/en/tickets/${ticketId}`)
  expect(response?.status()).toBe(404)
  const { email } = await makeUser(shell.db)
  await new AccountPages(page, words).signIn(email, PASSWORD)
  expect((await page.goto(`/en/tickets/${ticketId}`))?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('the PDF and the calendar come down from the ticket’s page', async ({ page, words, shell }) => {
  const { path } = await buyTicket(shell)
  await page.goto(path)
  for (const [name, start] of [
    [words('tickets.page.pdf'), '%PDF-'],
    [words('tickets.page.calendar'), 'BEGIN:VCALENDAR'],
  ] as const) {
    const href = await page.getByRole('link', { name }).getAttribute('href')
    const answer = await page.request.get(href ?? '')
    expect(answer.status()).toBe(200)
    expect((await answer.body()).subarray(0, start.length).toString()).toBe(start)
  }
})
