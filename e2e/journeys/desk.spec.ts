import { eq } from 'drizzle-orm'
import { sessions } from '@/db/schema/identity'
import { makeEvent } from '@/domains/events/testing'
import { makeSession, makeUser, PASSWORD } from '@/domains/identity/testing'
import { invitationSecret } from '@/domains/organisations/queries'
import { makeInvitation, makeMember, makeOrganisation } from '@/domains/organisations/testing'
import { newId, type Id } from '@/lib/ids'
import type { Shell } from '@/platform/shell'
import { AccountPages } from '../pages/account-pages.ts'
import { DeskPages } from '../pages/desk-pages.ts'
import { ApiClient } from '../support/api-client.ts'
import { expect, test } from '../support/test.ts'
import { makeSale, unique } from '../support/world.ts'

/** Somebody whose browser has shown a second factor; the cookies of it. */
async function arrived({ db, env }: Shell, url: string, name: string) {
  const user = await makeUser(db, { name })
  const client = await new ApiClient(url).signIn({ ...user, sessionId: await makeSession(db, user.userId, { secondFactorAt: new Date() }) }, env.AUTH_SECRET)
  return { ...user, client, cookies: client.cookies() }
}

test('an organisation is made, a colleague joins by mail, gets another role and is removed; its last owner stays', async ({
  page, context, browser, words, shell, stack, inbox,
}) => {
  const owner = await arrived(shell, stack.url, 'Amara Okonkwo')
  const colleague = await makeUser(shell.db, { name: 'Jun Watanabe' })
  await context.addCookies(owner.cookies)
  const desk = new DeskPages(page, words)
  const name = `Lantern ${unique()}`
  await desk.create(name)
  await expect(page.getByRole('heading', { name: words('desk.overview.emptyTitle') })).toBeVisible()
  const orgSlug = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  expect(orgSlug).toBe(name.toLowerCase().replace(' ', '-'))

  await page.getByRole('navigation', { name: words('desk.nav.label') }).getByRole('link', { name: words('desk.places.members') }).click()
  await desk.invite(colleague.email)
  await expect(desk.row(colleague.email)).toContainText(words('organisations.roles.staff'))
  await desk.invite(colleague.email)
  await expect(desk.dialog.getByText(words('organisations.invite.already_invited'))).toBeVisible()
  await page.keyboard.press('Escape')

  const { link } = await inbox.mailWithLink(colleague.email, /\/invitations\//)
  const elsewhere = await browser.newPage({ baseURL: stack.url })
  const theirs = new DeskPages(elsewhere, words)
  await elsewhere.goto(link)
  await elsewhere.getByRole('link', { name: words('organisations.invitation.signIn') }).click()
  await new AccountPages(elsewhere, words).submitSignIn(colleague.email, PASSWORD)
  await elsewhere.getByRole('button', { name: words('organisations.invitation.accept') }).click()
  await expect(elsewhere.getByRole('heading', { level: 1, name: words('desk.places.overview') })).toBeVisible()
  await theirs.goto(orgSlug, '/desk/[orgSlug]/members')
  await expect(theirs.row(colleague.email)).toBeVisible()
  await expect(elsewhere.getByRole('button', { name: words('organisations.invite.open') })).toBeHidden()
  await elsewhere.goto(link)
  await expect(elsewhere.getByText(words('organisations.invitation.accepted'))).toBeVisible()

  await page.reload()
  await desk.openMember('Jun Watanabe')
  await desk.dialog.getByLabel(words('organisations.members.role')).selectOption('cashier')
  await desk.dialog.getByRole('button', { name: words('organisations.members.save') }).click()
  await expect(desk.row(colleague.email)).toContainText(words('organisations.roles.cashier'))

  await theirs.goto(orgSlug)
  await expect(elsewhere.getByText(words('desk.roleHome.cashier'))).toBeVisible()
  await expect(elsewhere.getByRole('link', { name: words('desk.places.members') })).toBeHidden()
  await theirs.goto(orgSlug, '/desk/[orgSlug]/members')
  await theirs.expectMissing()

  await desk.openMember('Jun Watanabe')
  await desk.dialog.getByRole('button', { name: words('organisations.members.remove') }).click()
  await page.getByRole('button', { name: words('organisations.members.removeConfirm'), exact: true }).click()
  await expect(desk.row(colleague.email)).toBeHidden()
  await theirs.goto(orgSlug)
  await theirs.expectMissing()
  await elsewhere.close()

  await desk.leave()
  await expect(desk.dialog.getByText(words('errors.organisations.last_owner'))).toBeVisible()
})

test('who works for two goes from one to the other, by a few letters and by hand', async ({ page, context, words, shell, stack }) => {
  const owner = await arrived(shell, stack.url, 'Amara Okonkwo')
  const [one, two] = [`Arc ${unique()}`, `Tide ${unique()}`]
  for (const [name, role] of [[one, 'owner'], [two, 'staff']] as const) {
    const { orgId } = await makeOrganisation(shell.db, { name, slug: name.toLowerCase().replace(' ', '-') })
    await makeMember(shell.db, { orgId, role, userId: owner.userId })
  }
  await context.addCookies(owner.cookies)
  const desk = new DeskPages(page, words)
  const switcherOf = (name: string) => page.getByRole('button', { name: words('desk.switcher.change') }).filter({ hasText: name })
  await desk.goto(one.toLowerCase().replace(' ', '-'))
  await desk.goByLetters(words('desk.places.settings').slice(0, 4))
  await expect(page.getByRole('heading', { level: 1, name: words('organisations.settings.title') })).toBeVisible()
  await desk.goByLetters(two)
  await expect(switcherOf(two)).toBeVisible()
  // Staff is offered what staff may do.
  const places = page.getByRole('navigation', { name: words('desk.nav.label') })
  await expect(places.getByRole('link', { name: words('desk.places.members') })).toBeVisible()
  await expect(places.getByRole('link', { name: words('desk.places.settings') })).toBeHidden()
  await switcherOf(two).click()
  await page.getByRole('link', { name: one }).click()
  await expect(switcherOf(one)).toBeVisible()
  // A session that is ended elsewhere leads from the desk to sign-in, and back.
  await shell.db.update(sessions).set({ endedAt: new Date(), endedBecause: 'revoked' }).where(eq(sessions.userId, owner.userId))
  await page.reload()
  await expect(page).toHaveURL(/\/en\/sign-in\?returnTo=%2Fen%2Fdesk%2Farc-\w+&ended=1$/)
})

test('an invitation to another address is not this account’s', async ({ page, context, words, shell, stack }) => {
  const owner = await arrived(shell, stack.url, 'Amara Okonkwo')
  const { orgId } = await makeOrganisation(shell.db, { slug: `arc-${unique()}` })
  await makeMember(shell.db, { orgId, userId: owner.userId })
  const stranger = await arrived(shell, stack.url, 'Eve')
  const email = `${unique()}@people.example`
  const { invitationId } = await makeInvitation(shell.db, { orgId, email })
  await context.addCookies(stranger.cookies)
  await page.goto(`/en/invitations/${invitationId}?secret=${await invitationSecret(shell.env.AUTH_SECRET, invitationId)}`)
  await expect(page.getByText(words('organisations.invitation.other_address', { me: stranger.email, email }))).toBeVisible()
  await page.getByRole('button', { name: words('organisations.invitation.decline') }).click()
  await expect(page.getByText(words('organisations.invitation.declined'))).toBeVisible()
})

test('lists are narrowed, stood in order and taken along; who works for one event sees that one', async ({ page, context, browser, words, shell, stack }) => {
  const { db } = shell
  const [owner, jun] = [await arrived(shell, stack.url, 'Amara Okonkwo'), await arrived(shell, stack.url, 'Jun Watanabe')]
  const { orgId, name } = await makeSale(db)
  const orgSlug = orgId.replace('_', '-')
  await makeEvent(db, { orgId, name: { en: 'Zephyr Night' } })
  await makeMember(db, { orgId, userId: owner.userId })
  await makeMember(db, { orgId, role: 'staff', userId: jun.userId })
  await makeInvitation(db, { orgId, email: `amal-${unique()}@people.example` })
  const linesOf = async ({ client }: typeof owner, path: string) => (await (await client.fetch(`/api/lists/${orgId}/${path}`)).text()).trimEnd().split('\r\n').slice(1)
  await context.addCookies(owner.cookies)
  const desk = new DeskPages(page, words)
  const rowHeads = page.getByRole('rowheader')

  await desk.goto(orgSlug)
  await expect(rowHeads).toHaveCount(2)
  await desk.orderBy(words('desk.overview.event'))
  await expect(page.getByRole('columnheader', { name: words('desk.overview.event') })).toHaveAttribute('aria-sort', 'ascending')
  await expect(rowHeads).toHaveText([new RegExp(name), /Zephyr Night/])
  await desk.orderBy(words('desk.overview.event'))
  await expect(rowHeads).toHaveText([/Zephyr Night/, new RegExp(name)])
  await desk.search('zephyr leipzig')
  await expect(rowHeads).toHaveText([/Zephyr Night/])
  const file = page.getByRole('link', { name: words('desk.list.csv') })
  await expect(file).toHaveAttribute('href', /events\.csv\?q=zephyr\+leipzig&sort=-name&locale=en$/)
  expect(await linesOf(owner, 'events.csv?q=zephyr&sort=-name&locale=en')).toEqual([expect.stringContaining('Zephyr Night,concert,published')])
  await desk.search('nothing is called that')
  await expect(page.getByRole('heading', { name: words('desk.list.emptyTitle') })).toBeVisible()
  await page.getByRole('button', { name: words('desk.list.clear') }).click()
  await expect(rowHeads).toHaveCount(2)

  await desk.goto(orgSlug, '/desk/[orgSlug]/members')
  await desk.search('amal')
  await expect(rowHeads).toHaveText([/^amal-/])
  await desk.search('watanabe')
  await expect(rowHeads).toHaveText([/Jun Watanabe/])
  expect(await linesOf(owner, 'members.csv')).toEqual([
    expect.stringMatching(/^member,Amara Okonkwo,.*,owner,,/), expect.stringMatching(/^member,Jun Watanabe,.*,staff,,/), expect.stringMatching(/^invited,,amal-.*,staff,,,,2099/),
  ])
  await desk.openMember('Jun Watanabe')
  await desk.dialog.getByLabel(words('organisations.members.someEvents')).click()
  await desk.dialog.getByLabel('Zephyr Night').click()
  await desk.dialog.getByRole('button', { name: words('organisations.members.save') }).click()
  await expect(desk.row('Jun Watanabe')).toContainText('Zephyr Night')

  const elsewhere = await (await browser.newContext({ baseURL: stack.url })).newPage()
  await elsewhere.context().addCookies(jun.cookies)
  await elsewhere.goto('/en/desk')
  await expect(elsewhere.getByRole('rowheader')).toHaveText([/Zephyr Night/])
  await expect(elsewhere.getByRole('link', { name: words('desk.places.members') })).toBeHidden()
  expect(await linesOf(jun, 'events.csv')).toEqual([expect.stringContaining('Zephyr Night')])
  expect((await jun.client.fetch(`/api/lists/${orgId}/members.csv`)).status).toBe(404)
  await elsewhere.context().close()
})

test('the desk opens where one was last; an invitation waits where one chooses, and the account leads there', async ({ page, context, words, shell, stack }) => {
  const { db } = shell
  const me = await arrived(shell, stack.url, 'Amara Okonkwo')
  const [arc, tide, northlight] = [`Arc ${unique()}`, `Tide ${unique()}`, `Northlight ${unique()}`]
  const made = new Map<string, { orgId: Id<'org'> }>()
  for (const name of [arc, tide, northlight]) made.set(name, await makeOrganisation(db, { name, slug: name.toLowerCase().replace(' ', '-') }))
  const orgOf = (name: string) => made.get(name)?.orgId ?? newId('org')
  await makeMember(db, { orgId: orgOf(arc), userId: me.userId })
  await makeMember(db, { orgId: orgOf(tide), role: 'staff', userId: me.userId })
  await context.addCookies(me.cookies)
  const choices = page.getByRole('main').getByRole('listitem')
  const switcher = page.getByRole('button', { name: words('desk.switcher.change') })

  await page.goto('/en/account')
  await page.getByRole('link', { name: words('identity.account.desk') }).click()
  await expect(choices).toHaveText([new RegExp(`${arc}.*${words('organisations.roles.owner')}`), new RegExp(`${tide}.*${words('organisations.roles.staff')}`)])
  await choices.getByRole('link', { name: tide }).click()
  await expect(switcher).toContainText(tide)
  await page.goto('/en/desk')
  await expect(switcher).toContainText(tide)
  await switcher.click()
  await page.getByRole('link', { name: words('desk.switcher.all') }).click()
  await expect(choices).toHaveCount(2)

  await makeInvitation(db, { orgId: orgOf(northlight), email: me.email })
  await page.goto('/en/desk')
  await expect(page.getByRole('heading', { name: words('desk.home.waiting') })).toBeVisible()
  await page.getByRole('link', { name: `${words('desk.home.answer')} ${northlight}` }).click()
  await page.getByRole('button', { name: words('organisations.invitation.accept') }).click()
  await expect(switcher).toContainText(northlight)
  await page.goto('/en/desk')
  await expect(switcher).toContainText(northlight)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('the desk is under the thumb', async ({ page, context, words, shell, stack }) => {
    const owner = await arrived(shell, stack.url, 'Amara Okonkwo')
    const { orgId } = await makeOrganisation(shell.db, { slug: `arc-${unique()}` })
    await makeMember(shell.db, { orgId, userId: owner.userId })
    await context.addCookies(owner.cookies)
    // The only one there is opens by itself.
    await page.goto('/en/desk')
    const bar = page.getByRole('navigation', { name: words('desk.nav.label') })
    await bar.getByRole('button', { name: words('desk.nav.more') }).click()
    await page.getByRole('dialog').getByRole('link', { name: words('desk.places.settings') }).click()
    await expect(page.getByRole('heading', { level: 1, name: words('organisations.settings.title') })).toBeVisible()
    await expect(page.getByRole('dialog')).toBeHidden()
  })
})
