import { KEY_PERMISSIONS } from '@/lib/permissions'
import { makeProcedureWorld } from '../authz/world.ts'
import { hydrated } from '../support/hydrated.ts'
import { expect, test } from '../support/test.ts'

test('an owner makes a key, a program uses it, the owner replaces and revokes it', async ({ page, context, request, words, shell, stack }) => {
  const { callers, orgSlug, eventId } = await makeProcedureWorld(shell, stack.url)
  await context.addCookies(callers.owner.cookies())
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const dialog = page.getByRole('dialog')
  const listed = (name: string) => page.getByRole('listitem').filter({ hasText: name })
  const statusOf = async (key: string) => (await request.get('/api/v1/orders', { headers: { authorization: `Bearer ${key}` } })).status()

  await page.goto(`/en/desk/${orgSlug}/keys`)
  const open = page.getByRole('button', { name: words('keys.create.open') })
  await hydrated(open)
  await open.click()
  // A form that is not filled in says what is missing, and makes nothing.
  await dialog.getByRole('button', { name: words('keys.create.submit') }).click()
  await expect(dialog.getByText(words('errors.input.name_missing'))).toBeVisible()
  await expect(dialog.getByText(words('errors.input.key_scope_missing'))).toBeVisible()
  await dialog.getByRole('textbox').fill('Accounting')
  for (const scope of KEY_PERMISSIONS.slice(0, 2)) await dialog.getByLabel(words(`keys.scopes.${scope}`)).click()
  await dialog.getByRole('button', { name: words('keys.create.submit') }).click()
  await dialog.getByRole('button', { name: words('keys.made.copy') }).click()
  await expect(page.getByText(words('keys.copy.done'), { exact: true })).toBeVisible()
  const key = (await dialog.getByRole('status').first().textContent()) ?? ''
  expect(key).toMatch(/^fg_[a-z2-9]{12}_[\w-]{43}[0-9A-Za-z]{6}$/)
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key)
  await dialog.getByRole('button', { name: words('keys.made.done') }).click()
  await expect(listed('Accounting')).toContainText(words('keys.states.live'))
  await expect(page.getByText(key)).toBeHidden()

  const events = await request.get('/api/v1/events', { headers: { authorization: `Bearer ${key}` } })
  expect(await events.json()).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ id: eventId })]) })
  expect((await request.get(`/api/v1/events/${eventId}/attendees`, { headers: { authorization: `Bearer ${key}` } })).status()).toBe(403)

  await page.getByRole('button', { name: words('keys.rotate.openNamed', { name: 'Accounting' }) }).click()
  await dialog.getByRole('button', { name: words('keys.rotate.submit') }).click()
  await dialog.getByRole('button', { name: words('keys.made.copy') }).waitFor()
  const successor = (await dialog.getByRole('status').first().textContent()) ?? ''
  await dialog.getByRole('button', { name: words('keys.made.done') }).click()
  await expect(listed(words('keys.states.retiring'))).toHaveCount(1)
  expect([await statusOf(key), await statusOf(successor)]).toEqual([200, 200])

  const works = listed('Accounting').filter({ hasText: words('keys.states.live') })
  await works.getByRole('button', { name: words('keys.revoke.openNamed', { name: 'Accounting' }) }).click()
  await dialog.getByRole('button', { name: words('keys.revoke.submit') }).click()
  await expect(page.getByText(words('keys.revoke.done', { name: 'Accounting' }), { exact: true })).toBeVisible()
  expect([await statusOf(key), await statusOf(successor)]).toEqual([200, 401])
})

test('the API’s own page tells developers of every operation, and a problem’s type leads to its words', async ({ page, request, words }) => {
  const refused = await request.get('/api/v1/orders', { headers: { 'accept-language': 'en' } })
  const { type, detail } = await refused.json()
  await page.goto('/en/developers')
  await expect(page.getByRole('heading', { level: 1, name: words('developers.title') })).toBeVisible()
  await page.getByText('List orders').click()
  await expect(page.getByText('orders.view').first()).toBeVisible()
  await page.goto(type)
  await expect(page).toHaveURL(/\/en\/developers#keys\.missing$/)
  await expect(page.locator(`[id="keys.missing"]`)).toContainText(detail)
  expect((await request.get('/api/v1/openapi.json')).ok()).toBe(true)
})
