import { sql } from 'drizzle-orm'
import { auditLog } from '@/db/schema/platform'
import { addressOf } from '@/lib/addresses'
import { newId } from '@/lib/ids'
import { ApiClient } from '../support/api-client.ts'
import { hydrated } from '../support/hydrated.ts'
import { expect, test } from '../support/test.ts'
import { makeSale, makeStaff } from '../support/world.ts'

test('who did what is found by what it was, shown before and after, and taken along as a file', async ({ page, context, words, shell, stack, db }) => {
  const { orgId } = await makeSale(db)
  const somebody = await makeStaff(db, orgId, 'owner')
  const owner = await new ApiClient(stack.url).signIn(somebody, shell.env.AUTH_SECRET)
  const [deviceId, keyId] = [newId('dev'), newId('key')]
  const row = { orgId, at: new Date(), actorKind: 'user' as const, actorId: somebody.userId }
  await db.insert(auditLog).values([
    { ...row, action: 'device.created', subjectId: deviceId, after: { name: '=North, gate' } },
    { ...row, action: 'key.revoked', subjectId: keyId, before: { name: 'Box office', state: 'live' }, after: { name: 'Box office', state: 'revoked' } },
    { ...row, actorKind: 'system', actorId: 'fair', action: 'order.rewritten', subjectId: newId('ord') },
  ])

  await context.addCookies(owner.cookies())
  const here = addressOf({ pathname: '/desk/[orgSlug]/audit', params: { orgSlug: orgId.replace('_', '-') } }, 'en')
  await page.goto(here)
  const revoked = words('audit.actions.key.revoked', { actor: 'Viktor Haas', subject: 'Box office' })
  await expect(page.getByText(words('audit.actions.device.created', { actor: 'Viktor Haas', subject: '=North, gate' }))).toBeVisible()
  await expect(page.getByText('order.rewritten', { exact: false })).toBeVisible()
  await page.getByLabel(words('audit.filters.action')).selectOption({ label: words('audit.names.key.revoked') })
  await page.getByRole('button', { name: words('desk.list.submit') }).click()
  await expect(page).toHaveURL(/action=key\.revoked/)
  await expect(page.getByText(revoked)).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(2)
  const details = page.getByRole('button', { name: words('audit.details.open') })
  await hydrated(details)
  await details.click()
  await expect(page.getByRole('dialog').getByRole('row').filter({ hasText: 'live' })).toContainText('revoked')
  await page.getByRole('dialog').getByRole('link', { name: words('audit.details.aboutThis') }).click()
  await expect(page.getByLabel(words('audit.filters.subject'))).toHaveValue(keyId)
  await expect(page.getByRole('row')).toHaveCount(2)

  const file = await owner.fetch(`/api/lists/${orgId}/audit-log.csv`)
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="audit-log-\d{4}-\d\d-\d\d\.csv"$/)
  const lines = (await file.text()).trimEnd().split('\r\n')
  expect(lines[0]).toContain('actor_name,action,subject_id')
  expect(lines).toHaveLength(4)
  expect(lines.find((line) => line.includes(deviceId))).toContain('"{""name"":""=North, gate""}"')
  expect((await (await owner.fetch(`/api/lists/${orgId}/audit-log.csv?action=key.revoked`)).text()).trimEnd().split('\r\n')).toHaveLength(2)
})

test('a file of many thousand lines comes whole, and to nobody else', async ({ shell, stack, db }) => {
  const { orgId } = await makeSale(db)
  await db.execute(sql`
    insert into audit_log (org_id, at, actor_kind, actor_id, action, subject_id)
    select ${orgId}, now() - n * interval '1 second', 'system', 'fair', 'ticket.admitted', 'tkt_' || md5(n::text) from generate_series(1, 5200) n`)
  const as = async (role: 'owner' | 'staff') => new ApiClient(stack.url).signIn(await makeStaff(db, orgId, role), shell.env.AUTH_SECRET)
  const path = `/api/lists/${orgId}/audit-log.csv`
  expect((await (await (await as('owner')).fetch(path)).text()).trimEnd().split('\r\n')).toHaveLength(5201)
  const other = await makeSale(db)
  const stranger = await new ApiClient(stack.url).signIn(await makeStaff(db, other.orgId, 'owner'), shell.env.AUTH_SECRET)
  expect((await stranger.fetch(path)).status).toBe(404)
  expect((await (await as('staff')).fetch(path)).status).toBe(404)
  expect((await new ApiClient(stack.url).fetch(path)).status).toBe(401)
  expect((await (await as('owner')).fetch(`${path}?from=yesterday`)).status).toBe(400)
})
