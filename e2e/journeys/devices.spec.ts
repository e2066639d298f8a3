import { eq } from 'drizzle-orm'
import { scans } from '@/db/schema/gate'
import { tickets } from '@/db/schema/tickets'
import { makeDevice } from '@/domains/devices/testing'
import { makeTickets } from '@/domains/tickets/testing'
import { only } from '@/lib/assert'
import { addressOf } from '@/lib/addresses'
import type { Shell } from '@/platform/shell'
import { GatePage } from '../pages/gate-page.ts'
import { ApiClient } from '../support/api-client.ts'
import { hydrated } from '../support/hydrated.ts'
import { expect, test } from '../support/test.ts'
import { happeningNow, makeGuest, makeSale, makeStaff } from '../support/world.ts'

async function openDoors(shell: Shell, quantity: number) {
  const sale = await makeSale(shell.db, { priceMinor: 0, event: happeningNow() })
  const { ticketIds } = await makeTickets(shell, makeGuest(), { ...sale, quantity })
  const codes = await Promise.all(ticketIds.map(async (id) => only(await shell.db.select().from(tickets).where(eq(tickets.id, id))).code))
  return { ...sale, codes, orgSlug: sale.orgId.replace('_', '-') }
}

test('a phone is paired by the code on the desk, scans, and is refused as soon as it is revoked', async ({ page, context, browser, words, shell, stack }) => {
  const { orgId, orgSlug, eventId, codes } = await openDoors(shell, 2)
  const staff = await new ApiClient(stack.url).signIn(await makeStaff(shell.db, orgId, 'staff'), shell.env.AUTH_SECRET)
  await context.addCookies(staff.cookies())
  await page.goto(addressOf({ pathname: '/desk/[orgSlug]/devices', params: { orgSlug } }, 'en'))
  const add = page.getByRole('button', { name: words('devices.add.open') })
  await hydrated(add)
  await add.click()
  await page.getByLabel(words('devices.add.name')).fill('Jo’s phone')
  await page.getByRole('button', { name: words('devices.add.submit') }).click()
  const code = (await page.getByLabel(words('devices.pairing.code')).textContent()) ?? ''
  expect(code).toMatch(/^[A-Z2-9]{5}-[A-Z2-9]{5}$/)

  const phone = await (await browser.newContext({ baseURL: stack.url, locale: 'en-GB', viewport: { width: 390, height: 844 } })).newPage()
  await phone.goto(`/en/pair#${code}`)
  const pair = phone.getByRole('button', { name: words('gate.pair.submit') })
  await hydrated(pair)
  await pair.click()
  await phone.waitForURL(`**/gate/${eventId}`)
  await expect(page.getByText(words('devices.pairing.done'))).toBeVisible()

  const gate = new GatePage(phone, words)
  await gate.type(codes[0] ?? '')
  await gate.expectAnswer('admitted')
  await expect(phone.getByText('Jo’s phone', { exact: false })).toBeVisible()
  expect(await shell.db.select().from(scans).where(eq(scans.eventId, eventId))).toMatchObject([{ result: 'admitted', scannedBy: null, deviceId: expect.stringMatching(/^dev_/) }])

  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: words('devices.revokeOf', { name: 'Jo’s phone' }) }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Jo’s phone' })).toContainText(words('devices.states.revoked'))
  await gate.type(codes[1] ?? '')
  const over = phone.getByRole('heading', { name: words('gate.device.overTitle') })
  await expect(over).toBeVisible()
  await phone.reload()
  await expect(over).toBeVisible()
  expect((await shell.db.select().from(tickets).where(eq(tickets.eventId, eventId))).filter(({ status }) => status === 'used')).toHaveLength(1)
  await phone.context().close()
})

test('a device scans at its own event and does nothing else', async ({ shell, stack }) => {
  const [here, there] = [await openDoors(shell, 1), await openDoors(shell, 1)]
  const { secret } = await makeDevice(shell.db, here)
  const cookie = `fairground-device=${here.eventId}.${secret}`
  const scan = (eventId: string, text: string) => fetch(`${stack.url}/api/trpc/gate.scan`, {
    method: 'POST', headers: { origin: stack.url, 'content-type': 'application/json', cookie }, body: JSON.stringify({ json: { eventId, text, zoneId: null, nonce: 'a-nonce-of-its-own' } }),
  })
  expect((await scan(there.eventId, there.codes[0] ?? '')).status).toBe(401)
  expect((await scan(here.eventId, here.codes[0] ?? '')).status).toBe(200)
  for (const path of ['orders.mine?input={"json":{}}', 'identity.account', `devices.list?input={"json":{"orgId":"${here.orgId}"}}`, 'gate.events']) {
    expect((await fetch(`${stack.url}/api/trpc/${path}`, { headers: { cookie } })).status, path).toBe(401)
  }
})
