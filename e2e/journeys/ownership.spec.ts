import { eq } from 'drizzle-orm'
import { events } from '@/db/schema/events'
import { makeSecondFactor, makeSession, makeUser, PASSWORD } from '@/domains/identity/testing'
import { makeTickets } from '@/domains/tickets/testing'
import { makeMember } from '@/domains/organisations/testing'
import type { Shell } from '@/platform/shell'
import { DeskPages } from '../pages/desk-pages.ts'
import { appCode, SecurityPage } from '../pages/security-page.ts'
import { ApiClient } from '../support/api-client.ts'
import { expect, test } from '../support/test.ts'
import { happeningNow, makeGuest, makeSale, unique } from '../support/world.ts'

/** Somebody in a browser that has not shown a second factor. */
async function unproven({ db, env }: Shell, url: string, name: string) {
  const user = await makeUser(db, { name })
  const client = await new ApiClient(url).signIn({ ...user, sessionId: await makeSession(db, user.userId) }, env.AUTH_SECRET)
  return { ...user, cookies: client.cookies() }
}

test('who has no second factor sets it up where it is asked for, hands the organisation on, and its new owner deletes it once nobody holds a ticket', async ({
  page, context, browser, words, shell, stack,
}) => {
  const { db, env } = shell
  const sale = await makeSale(db, { priceMinor: 0, event: happeningNow() })
  await makeTickets(shell, makeGuest(), sale)
  const { orgId, eventId } = sale
  const orgSlug = orgId.replace('_', '-')
  const owner = await unproven(shell, stack.url, 'Amara Okonkwo')
  const heir = await unproven(shell, stack.url, 'Jun Watanabe')
  await makeMember(db, { orgId, role: 'owner', userId: owner.userId })
  await makeMember(db, { orgId, role: 'staff', userId: heir.userId })
  const { secret: heirSecret } = await makeSecondFactor(db, env.AUTH_SECRET, heir.userId)
  await context.addCookies(owner.cookies)
  const [desk, security] = [new DeskPages(page, words), new SecurityPage(page, words)]

  // What was asked for happens after all, without being asked for again.
  const email = `${unique()}@people.example`
  await desk.goto(orgSlug, '/desk/[orgSlug]/members')
  await desk.invite(email)
  await expect(page.getByRole('heading', { name: words('identity.stepUp.setUpTitle') })).toBeVisible()
  await security.confirmSecondFactor(appCode(await security.showPassword(PASSWORD)))
  await expect(desk.row(email)).toContainText(words('organisations.roles.staff'))

  await desk.goto(orgSlug, '/desk/[orgSlug]/settings')
  await page.getByRole('button', { name: words('organisations.transfer.open') }).click()
  const handOn = desk.dialog.getByRole('button', { name: words('organisations.transfer.confirm') })
  await expect(handOn).toBeDisabled()
  await desk.dialog.getByLabel(words('organisations.transfer.to')).selectOption({ label: `Jun Watanabe (${heir.email})` })
  await handOn.click()
  await expect(page.getByText(words('organisations.transfer.done', { name: 'Jun Watanabe' }), { exact: true })).toBeVisible()
  const switcher = page.getByRole('button', { name: words('desk.switcher.change') })
  await expect(switcher).toContainText(words('organisations.roles.manager'))
  await expect(page.getByText(words('organisations.settings.ownersOnly'))).toBeHidden()
  // A manager runs the place, and no longer decides on owners.
  await desk.goto(orgSlug, '/desk/[orgSlug]/members')
  await expect(desk.row(heir.email)).toContainText(words('organisations.roles.owner'))
  await expect(page.getByRole('button', { name: words('organisations.members.changeOf', { name: 'Jun Watanabe' }) })).toBeHidden()

  const elsewhere = await (await browser.newContext({ baseURL: stack.url })).newPage()
  await elsewhere.context().addCookies(heir.cookies)
  const [theirs, proof] = [new DeskPages(elsewhere, words), new SecurityPage(elsewhere, words)]
  await theirs.goto(orgSlug, '/desk/[orgSlug]/settings')
  await theirs.deleteOrganisation('Northlight')
  await expect(elsewhere.getByRole('heading', { name: words('identity.stepUp.title') })).toBeVisible()
  await proof.showCode(appCode(heirSecret), words('identity.stepUp.goOn'))
  await expect(theirs.dialog.getByText(words('organisations.delete.blocked'))).toBeVisible()
  await expect(theirs.dialog.getByText(words('organisations.delete.upcoming_tickets'))).toBeVisible()

  await db.update(events).set({ status: 'cancelled', cancelledAt: new Date() }).where(eq(events.id, eventId))
  await theirs.dialog.getByRole('button', { name: words('organisations.delete.confirm') }).click()
  await expect(elsewhere.getByRole('heading', { name: words('desk.home.emptyTitle') })).toBeVisible()
  await desk.goto(orgSlug)
  await desk.expectMissing()
  await elsewhere.context().close()
})
