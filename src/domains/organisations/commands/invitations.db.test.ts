import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { invitations, members } from '@/db/schema/organisations'
import { auditLog, outbox } from '@/db/schema/platform'
import { testDatabase } from '@/db/testing'
import { makeUser } from '@/domains/identity/testing'
import { only } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import { DAY_MS } from '@/lib/time'
import { mailTo, makeShell } from '@/platform/testing'
import { organisationHandlers } from '../handlers'
import { INVITATION_TTL_MS } from '../model'
import { getInvitation, invitationSecret, listMembers } from '../queries'
import { makeMember, makeOrganisation, makeOrgScope } from '../testing'
import { acceptInvitation } from './accept-invitation'
import { declineInvitation, resendInvitation, withdrawInvitation } from './end-invitation'
import { inviteMember } from './invite-member'

const database = testDatabase()
const { db } = database
const NOW = new Date('2026-05-01T12:00:00Z')
const after = (ms: number) => new Date(NOW.getTime() + ms)
const shellAt = (now: Date) => makeShell(database, now)
const shell = shellAt(NOW)

const auditedOf = (subjectId: string) => db.select().from(auditLog).where(eq(auditLog.subjectId, subjectId)).orderBy(auditLog.id)
const invitationTo = async (email: string) => only(await db.select().from(invitations).where(eq(invitations.email, email)))

async function inviting(role: 'owner' | 'manager' = 'owner') {
  const { orgId } = await makeOrganisation(db, { name: 'Tidelines' })
  const scope = await makeOrgScope(db, { orgId, role, permission: 'members.manage' })
  const { userId, email } = await makeUser(db)
  const ask = (facts: object = {}) => ({ orgId, email, role: 'staff', eventIds: null, requestId: newId('req'), ...facts }) as const
  return { orgId, scope, userId, email, ask }
}

/** An open invitation, with what its link carries. */
async function invited() {
  const made = await inviting()
  await inviteMember(shell, made.scope, made.ask())
  const { id } = await invitationTo(made.email)
  return { ...made, link: { invitationId: id, secret: await invitationSecret(shell.env.AUTH_SECRET, id) } }
}

const membersOf = (orgId: Id<'org'>) => db.select().from(members).where(eq(members.orgId, orgId))

describe('inviting', () => {
  test('writes an invitation of seven days, its record and its mail’s news', async () => {
    const { orgId, scope, email, ask } = await inviting()
    expect(await inviteMember(shell, scope, ask())).toEqual({ outcome: 'invited' })
    const made = await invitationTo(email)
    expect(made).toMatchObject({ orgId, role: 'staff', eventIds: null, invitedBy: scope.actor.id, expiresAt: after(7 * DAY_MS) })
    expect(await auditedOf(made.id)).toMatchObject([{ orgId, action: 'member.invited', after: { email, role: 'staff' } }])
    expect(await db.select().from(outbox).where(eq(outbox.subjectId, made.id))).toMatchObject([{ payload: { invitationId: made.id } }])
    expect((await listMembers(db, scope, NOW)).invitations).toMatchObject([{ email, invitedBy: 'Mara Voss', isExpired: false }])
  })

  test('the same address twice, and many at once, makes one; after it ran out a new one', async () => {
    const { scope, email, ask } = await inviting()
    const answers = await Promise.all(Array.from({ length: 5 }, () => inviteMember(shell, scope, ask())))
    expect(answers.filter(({ outcome }) => outcome === 'invited')).toHaveLength(1)
    expect(answers).toContainEqual({ outcome: 'already_invited' })
    expect(await inviteMember(shellAt(after(INVITATION_TTL_MS)), scope, ask())).toEqual({ outcome: 'invited' })
    expect(await db.select().from(invitations).where(eq(invitations.email, email))).toHaveLength(2)
  })

  test('a member already is said to be one', async () => {
    const { orgId, scope, userId, ask } = await inviting()
    await makeMember(db, { orgId, role: 'cashier', userId })
    expect(await inviteMember(shell, scope, ask())).toEqual({ outcome: 'already_member' })
  })

  test('to a role above one’s own, or to another’s events, is refused', async () => {
    const { scope, ask, email } = await inviting('manager')
    await expect(inviteMember(shell, scope, ask({ role: 'owner' }))).rejects.toMatchObject({ code: 'organisations.role_too_high' })
    await expect(inviteMember(shell, scope, ask({ eventIds: [newId('evt')] }))).rejects.toMatchObject({ code: 'organisations.event_unknown' })
    expect(await db.select().from(invitations).where(eq(invitations.email, email))).toEqual([])
  })
})

describe('the mail', () => {
  const deliver = async (invitationId: Id<'inv'>, now = NOW) => {
    const { id } = (await db.select().from(outbox).where(eq(outbox.subjectId, invitationId))).at(-1) ?? { id: newId('obx') }
    const mailing = only(organisationHandlers.filter(({ news }) => news === 'organisations.invitation_mail_wanted'))
    await mailing.handle(shellAt(now), { invitationId }, { outboxId: id, orgId: null })
  }

  test('goes to who was invited, once, with a link that opens the invitation', async () => {
    const { email, link } = await invited()
    await deliver(link.invitationId)
    await deliver(link.invitationId)
    const [mail, ...more] = await mailTo(email)
    expect(more).toEqual([])
    expect(mail?.subject).toContain('Tidelines')
    expect(mail?.text).toContain(`/en/invitations/${link.invitationId}?secret=${link.secret}`)
  })

  test('of an invitation that was taken back is not sent', async () => {
    const { scope, email, link } = await invited()
    await withdrawInvitation(shell, scope, link.invitationId)
    await deliver(link.invitationId)
    expect(await mailTo(email)).toEqual([])
  })
})

describe('accepting', () => {
  test('makes a member, once, on record; a repeat gets the same answer', async () => {
    const { orgId, userId, link } = await invited()
    const before = database.roundTrips()
    const joined = await acceptInvitation(shell, userId, link)
    expect(database.roundTrips() - before).toBe(1)
    expect(joined).toMatchObject({ outcome: 'joined' })
    expect(await acceptInvitation(shell, userId, link)).toEqual(joined)
    const own = only((await membersOf(orgId)).filter((row) => row.userId === userId))
    expect(own).toMatchObject({ role: 'staff', eventIds: null })
    expect(await auditedOf(own.id)).toMatchObject([{ orgId, action: 'member.joined', actorId: userId, after: { invitationId: link.invitationId } }])
    expect(await getInvitation(shell, link)).toMatchObject({ state: 'accepted', organisation: { name: 'Tidelines' } })
  })

  test('many times at once makes one member', async () => {
    const { orgId, userId, link } = await invited()
    await Promise.all(Array.from({ length: 6 }, () => acceptInvitation(shell, userId, link)))
    expect((await membersOf(orgId)).filter((row) => row.userId === userId)).toHaveLength(1)
  })

  test('with another address, or one that is not proven, joins nobody', async () => {
    const { orgId, link } = await invited()
    const stranger = await makeUser(db)
    expect(await acceptInvitation(shell, stranger.userId, link)).toEqual({ outcome: 'other_address' })
    expect(await membersOf(orgId)).toHaveLength(1)
  })

  test('by somebody else after it was used joins nobody', async () => {
    const { orgId, userId, link } = await invited()
    await acceptInvitation(shell, userId, link)
    await db.delete(members).where(eq(members.userId, userId))
    expect(await acceptInvitation(shell, userId, link)).toEqual({ outcome: 'used' })
    expect(await membersOf(orgId)).toHaveLength(1)
  })

  test('by a member says so and leaves the invitation', async () => {
    const { orgId, userId, link } = await invited()
    await makeMember(db, { orgId, role: 'cashier', userId })
    expect(await acceptInvitation(shell, userId, link)).toMatchObject({ outcome: 'already_member' })
    expect((await membersOf(orgId)).find((row) => row.userId === userId)).toMatchObject({ role: 'cashier' })
  })

  test('too late, taken back, or with a wrong link', async () => {
    const { scope, userId, link } = await invited()
    expect(await acceptInvitation(shellAt(after(INVITATION_TTL_MS)), userId, link)).toEqual({ outcome: 'expired' })
    await expect(acceptInvitation(shell, userId, { ...link, secret: 'A'.repeat(43) })).rejects.toMatchObject({ code: 'organisations.invitation_not_found' })
    expect(await withdrawInvitation(shell, scope, link.invitationId)).toBe(true)
    expect(await acceptInvitation(shell, userId, link)).toEqual({ outcome: 'closed' })
  })
})

describe('ending an invitation', () => {
  test('declined by its link, once, on record', async () => {
    const { link } = await invited()
    expect(await declineInvitation(shell, link, null)).toBe(true)
    expect(await declineInvitation(shell, link, null)).toBe(false)
    expect(await getInvitation(shell, link)).toMatchObject({ state: 'closed' })
    expect((await auditedOf(link.invitationId)).map(({ action }) => action)).toEqual(['member.invited', 'invitation.declined'])
    await expect(declineInvitation(shell, { ...link, secret: 'A'.repeat(43) }, null)).rejects.toMatchObject({ code: 'organisations.invitation_not_found' })
    expect(await getInvitation(shell, { ...link, secret: 'A'.repeat(43) })).toBeNull()
  })

  test('withdrawn and sent again by its own organisation only', async () => {
    const { scope, link } = await invited()
    const other = await inviting()
    await expect(withdrawInvitation(shell, other.scope, link.invitationId)).rejects.toMatchObject({ code: 'organisations.invitation_not_found' })
    await expect(resendInvitation(shell, other.scope, link.invitationId)).rejects.toMatchObject({ code: 'organisations.invitation_not_found' })
    expect(await resendInvitation(shellAt(after(DAY_MS)), scope, link.invitationId)).toBe(true)
    expect(await getInvitation(shell, link)).toMatchObject({ expiresAt: after(DAY_MS + INVITATION_TTL_MS) })
    expect(await db.select().from(outbox).where(eq(outbox.subjectId, link.invitationId))).toHaveLength(2)
    await withdrawInvitation(shell, scope, link.invitationId)
    expect(await resendInvitation(shell, scope, link.invitationId)).toBe(false)
    expect((await auditedOf(link.invitationId)).map(({ action }) => action)).toEqual(['member.invited', 'invitation.resent', 'invitation.withdrawn'])
  })
})
