import { eq } from 'drizzle-orm'
import { tickets } from '@/db/schema/tickets'
import { PASSWORD } from '@/domains/identity/testing'
import { makeTickets } from '@/domains/tickets/testing'
import { only } from '@/lib/assert'
import { createTicketSigner } from '@/platform/signing'
import type { Shell } from '@/platform/shell'
import { AccountPages } from '../pages/account-pages.ts'
import { GatePage } from '../pages/gate-page.ts'
import { launchWithCamera } from '../support/camera.ts'
import { expect, test } from '../support/test.ts'
import { happeningNow, makeGuest, makeSale, makeStaff } from '../support/world.ts'

/** An event with its doors open, somebody at them, and tickets as they are sold. */
async function openGate(shell: Shell, quantity = 1) {
  const sale = await makeSale(shell.db, { priceMinor: 0, event: happeningNow() })
  const guard = await makeStaff(shell.db, sale.orgId, 'security')
  const { ticketIds } = await makeTickets(shell, makeGuest(), { ...sale, quantity })
  const signer = createTicketSigner(shell.env.TICKET_SIGNING_KEYS)
  const sold = await Promise.all(
    ticketIds.map(async (id) => {
      const { code } = only(await shell.db.select().from(tickets).where(eq(tickets.id, id)))
      return { id, code, qr: await signer.sign(id, sale.eventId) }
    }),
  )
  return { ...sale, guard, tickets: sold, ticket: only(sold.slice(0, 1)) }
}

test('a guard signs in, types a code, and it opens once', async ({ page, words, shell }) => {
  const { guard, ticket, name, eventId } = await openGate(shell)
  await page.goto('/en/gate')
  await new AccountPages(page, words).submitSignIn(guard.email, PASSWORD)
  await page.getByRole('link', { name }).click()
  await page.waitForURL(`**/gate/${eventId}`)

  const gate = new GatePage(page, words)
  await gate.type(ticket.code)
  await gate.expectAnswer('admitted')
  await expect(page.getByText(words('gate.scanner.counts', { admitted: 1, issued: 1 }))).toBeVisible({ timeout: 40_000 })
  await gate.type(ticket.code.slice(4).toLowerCase())
  await gate.expectAnswer('already_used')
  expect(only(await shell.db.select().from(tickets).where(eq(tickets.id, ticket.id)))).toMatchObject({ status: 'used', scanCount: 1 })
})

test('the camera reads the code on a phone and lets its owner in', async ({ words, shell, launchOptions, baseURL }) => {
  const { guard, ticket, eventId } = await openGate(shell)
  const { browser, close } = await launchWithCamera(ticket.qr, launchOptions)
  try {
    const context = await browser.newContext({
      baseURL: baseURL ?? '', locale: 'en-GB', permissions: ['camera'], viewport: { width: 390, height: 844 }, hasTouch: true,
    })
    const page = await context.newPage()
    await new AccountPages(page, words).signIn(guard.email, PASSWORD, `/en/gate/${eventId}`)
    await new GatePage(page, words).expectAnswer('admitted')
    expect(only(await shell.db.select().from(tickets).where(eq(tickets.id, ticket.id)))).toMatchObject({ status: 'used', scanCount: 1 })
  } finally {
    await close()
  }
})

test('every other code is refused in its own words', async ({ page, words, shell }) => {
  const { guard, eventId, tickets: sold } = await openGate(shell, 4)
  const [genuine, cancelled, refunded, expired] = sold
  const elsewhere = await openGate(shell)
  const set = (id: string | undefined, facts: Partial<typeof tickets.$inferInsert>) =>
    shell.db.update(tickets).set(facts).where(eq(tickets.id, only(sold.filter((each) => each.id === id)).id))
  await set(cancelled?.id, { status: 'cancelled' })
  await set(refunded?.id, { status: 'refunded' })
  await set(expired?.id, { validUntil: new Date(Date.now() - 60_000) })
  const [form = '', kid = '', , signature = ''] = genuine?.qr.split('.') ?? []
  const tampered = [form, kid, cancelled?.qr.split('.')[2], signature].join('.')

  await new AccountPages(page, words).signIn(guard.email, PASSWORD, `/en/gate/${eventId}`)
  const gate = new GatePage(page, words)
  for (const [text, reason] of [
    ['hello there', 'malformed'],
    [tampered, 'tampered'],
    ['TKT-222222', 'unknown_ticket'],
    [elsewhere.ticket.qr, 'other_event'],
    [cancelled?.code, 'cancelled'],
    [refunded?.code, 'refunded'],
    [expired?.code, 'expired'],
    [genuine?.qr, 'admitted'],
  ] as const) {
    await gate.type(text ?? '')
    await gate.expectAnswer(reason)
  }
})

test('a gate that is not open yet says when', async ({ page, words, shell }) => {
  const sale = await makeSale(shell.db, { priceMinor: 0 })
  const guard = await makeStaff(shell.db, sale.orgId, 'security')
  const { ticketId } = await makeTickets(shell, makeGuest(), sale)
  const { code } = only(await shell.db.select().from(tickets).where(eq(tickets.id, ticketId)))
  await new AccountPages(page, words).signIn(guard.email, PASSWORD, `/en/gate/${sale.eventId}`)
  const gate = new GatePage(page, words)
  await gate.type(code)
  await gate.expectAnswer('not_open_yet')
})

test('without a network nothing is let in, and the reading can be sent again', async ({ page, context, words, shell }) => {
  const { guard, ticket, eventId } = await openGate(shell)
  await new AccountPages(page, words).signIn(guard.email, PASSWORD, `/en/gate/${eventId}`)
  const gate = new GatePage(page, words)
  await gate.openKeys()
  await context.setOffline(true)
  await gate.type(ticket.code)
  await expect(page.locator('[data-tone="check"]')).toContainText(words('gate.unchecked.offline'))
  await page.keyboard.press('Escape')
  await expect(page.getByText(words('gate.scanner.offline'))).toBeVisible()
  await context.setOffline(false)
  await page.getByRole('button', { name: words('gate.readings.retry') }).click()
  await gate.expectAnswer('admitted')
})

test('who may not scan sees no gate', async ({ page, words, shell }) => {
  const { eventId, orgId } = await openGate(shell)
  await page.goto(`/en/gate/${eventId}`)
  await expect(page).toHaveURL(/\/en\/sign-in\?returnTo=/)

  const cashier = await makeStaff(shell.db, orgId, 'cashier')
  const account = new AccountPages(page, words)
  await account.submitSignIn(cashier.email, PASSWORD)
  await expect(page.getByRole('heading', { name: words('gate.missing.title') })).toBeVisible()
  await page.goto('/en/gate')
  await expect(page.getByText(words('gate.events.none'))).toBeVisible()
})
