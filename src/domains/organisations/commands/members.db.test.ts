import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { sessions } from '@/db/schema/identity'
import { members } from '@/db/schema/organisations'
import { auditLog, outbox } from '@/db/schema/platform'
import { testDatabase } from '@/db/testing'
import { makeSecondFactor, makeUser } from '@/domains/identity/testing'
import { only } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import type { MemberRole } from '@/lib/permissions'
import { mailTo, makeShell } from '@/platform/testing'
import { organisationHandlers } from '../handlers'
import { listMembers, orgScopeOf } from '../queries'
import { makeMember, makeOrganisation, makeOrgScope } from '../testing'
import { changeMember } from './change-member'
import { leaveOrganisation, removeMember } from './remove-member'
import { transferOwnership } from './transfer-ownership'

const database = testDatabase()
const { db } = database
const NOW = new Date('2026-05-01T12:00:00Z')
const shell = makeShell(database, NOW)

const memberOf = async (orgId: Id<'org'>, userId: Id<'usr'>) => (await db.select().from(members).where(eq(members.userId, userId))).find((row) => row.orgId === orgId)
const auditedOf = (subjectId: string) => db.select().from(auditLog).where(eq(auditLog.subjectId, subjectId))

/** An organisation with its owner, and a member with a role. */
async function team(role: MemberRole) {
  const { orgId } = await makeOrganisation(db)
  const owner = await makeOrgScope(db, { orgId, permission: 'members.manage' })
  const { userId } = await makeMember(db, { orgId, role })
  const { id: memberId } = only(await db.select().from(members).where(eq(members.userId, userId)))
  return { orgId, owner, memberId, userId }
}

describe('changing a member', () => {
  test('gives another role, with what it was before on record; the same again changes nothing', async () => {
    const { orgId, owner, memberId, userId } = await team('staff')
    const asked = { orgId, memberId, role: 'manager', eventIds: null } as const
    expect(await changeMember(shell, owner, asked)).toEqual({ outcome: 'changed' })
    expect(await changeMember(shell, owner, asked)).toEqual({ outcome: 'unchanged' })
    expect(await memberOf(orgId, userId)).toMatchObject({ role: 'manager' })
    expect(await auditedOf(memberId)).toMatchObject([
      { orgId, action: 'member.changed', actorId: owner.actor.id, after: { role: 'manager', before: { role: 'staff', eventIds: null } } },
    ])
  })

  test('limits to events of the organisation and to no other’s', async () => {
    const { orgId, owner, memberId } = await team('security')
    const asked = { orgId, memberId, role: 'security', eventIds: [newId('evt')] } as const
    await expect(changeMember(shell, owner, { ...asked, eventIds: [...asked.eventIds] })).rejects.toMatchObject({ code: 'organisations.event_unknown' })
    expect(await auditedOf(memberId)).toEqual([])
  })

  test('is nobody’s above one’s own role, neither the old nor the new', async () => {
    const { orgId, memberId, userId } = await team('owner')
    const { userId: juniorId } = await makeMember(db, { orgId, role: 'staff' })
    const junior = only(await db.select().from(members).where(eq(members.userId, juniorId)))
    const manager = await makeOrgScope(db, { orgId, role: 'manager', permission: 'members.manage' })
    await expect(changeMember(shell, manager, { orgId, memberId, role: 'staff', eventIds: null })).rejects.toMatchObject({ code: 'organisations.role_too_high' })
    await expect(changeMember(shell, manager, { orgId, memberId: junior.id, role: 'owner', eventIds: null })).rejects.toMatchObject({ code: 'organisations.role_too_high' })
    expect(await memberOf(orgId, userId)).toMatchObject({ role: 'owner' })
    expect(await memberOf(orgId, juniorId)).toMatchObject({ role: 'staff' })
  })

  test('of another organisation is not there', async () => {
    const { memberId, orgId, userId } = await team('staff')
    const other = await team('staff')
    await expect(changeMember(shell, other.owner, { orgId: other.orgId, memberId, role: 'cashier', eventIds: null })).rejects.toMatchObject({
      code: 'organisations.member_not_found',
    })
    expect(await removeMember(shell, other.owner, memberId)).toEqual({ outcome: 'not_there' })
    expect(await memberOf(orgId, userId)).toMatchObject({ role: 'staff' })
  })
})

describe('removing a member', () => {
  test('is at once, once, and on record', async () => {
    const { orgId, owner, memberId, userId } = await team('manager')
    expect(await removeMember(shell, owner, memberId)).toEqual({ outcome: 'removed' })
    expect(await removeMember(shell, owner, memberId)).toEqual({ outcome: 'not_there' })
    expect(await memberOf(orgId, userId)).toBeUndefined()
    expect(await auditedOf(memberId)).toMatchObject([{ orgId, action: 'member.removed', after: { userId, role: 'manager' } }])
  })

  test('is not a manager’s to do with an owner', async () => {
    const { orgId, memberId, userId } = await team('owner')
    const manager = await makeOrgScope(db, { orgId, role: 'manager', permission: 'members.manage' })
    await expect(removeMember(shell, manager, memberId)).rejects.toMatchObject({ code: 'organisations.role_too_high' })
    expect(await memberOf(orgId, userId)).toBeDefined()
  })
})

describe('the last owner', () => {
  test('can neither leave nor become less', async () => {
    const { orgId } = await makeOrganisation(db)
    const scope = await makeOrgScope(db, { orgId, permission: 'members.manage' })
    const { id: memberId, userId } = only(await db.select().from(members).where(eq(members.orgId, orgId)))
    await expect(leaveOrganisation(shell, userId, orgId)).rejects.toMatchObject({ code: 'organisations.last_owner' })
    await expect(removeMember(shell, scope, memberId)).rejects.toMatchObject({ code: 'organisations.last_owner' })
    await expect(changeMember(shell, scope, { orgId, memberId, role: 'staff', eventIds: null })).rejects.toMatchObject({ code: 'organisations.last_owner' })
    expect(await auditedOf(memberId)).toEqual([])
  })

  test('stays, however many owners leave at the same moment', async () => {
    const { orgId } = await makeOrganisation(db)
    const owners = await Promise.all(Array.from({ length: 5 }, () => makeMember(db, { orgId })))
    const answers = await Promise.allSettled(owners.map(({ userId }) => leaveOrganisation(shell, userId, orgId)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
    expect(await db.select().from(members).where(eq(members.orgId, orgId))).toMatchObject([{ role: 'owner' }])
  })
})

test('who leaves is gone, once, with a record of their own', async () => {
  const { orgId, userId, memberId } = await team('cashier')
  expect(await leaveOrganisation(shell, userId, orgId)).toEqual({ outcome: 'left' })
  expect(await leaveOrganisation(shell, userId, orgId)).toEqual({ outcome: 'not_there' })
  expect(await leaveOrganisation(shell, (await makeUser(db)).userId, orgId)).toEqual({ outcome: 'not_there' })
  expect(await auditedOf(memberId)).toMatchObject([{ action: 'member.left', actorId: userId }])
})

describe('handing an organisation on', () => {
  test('makes the successor owner of all and the owner a manager, on record', async () => {
    const { orgId } = await makeOrganisation(db)
    const scope = await makeOrgScope(db, { orgId, permission: 'organisation.transfer' })
    const before = only(await db.select().from(members).where(eq(members.orgId, orgId)))
    const { userId } = await makeMember(db, { orgId, role: 'security', eventIds: [newId('evt')] })
    const successor = only(await db.select().from(members).where(eq(members.userId, userId)))
    expect(await transferOwnership(shell, scope, successor.id)).toEqual({ outcome: 'transferred' })
    expect(await memberOf(orgId, userId)).toMatchObject({ role: 'owner', eventIds: null })
    expect(await memberOf(orgId, before.userId)).toMatchObject({ role: 'manager' })
    expect(await auditedOf(orgId)).toMatchObject([{ action: 'organisation.transferred', after: { owner: userId } }])
  })

  test('is told to both by mail, once', async () => {
    const { orgId } = await makeOrganisation(db, { name: 'Tidelines', slug: `tidelines-${newId('req').slice(-8)}` })
    const [former, heir] = [await makeUser(db, { name: 'Amara Okonkwo' }), await makeUser(db, { name: 'Jun Watanabe', locale: 'de' })]
    const { sessionId } = await makeMember(db, { orgId, userId: former.userId })
    await db.update(sessions).set({ secondFactorAt: NOW }).where(eq(sessions.id, sessionId))
    const scope = await orgScopeOf(db, { session: { userId: former.userId, sessionId }, orgId, permission: 'organisation.transfer', now: NOW })
    const { memberId } = await makeMember(db, { orgId, role: 'staff', userId: heir.userId })
    expect(scope && (await transferOwnership(shell, scope, memberId))).toEqual({ outcome: 'transferred' })
    const { id, payload } = only(await db.select().from(outbox).where(eq(outbox.subjectId, orgId)))
    const handler = only(organisationHandlers.filter(({ news }) => news === 'organisations.handed_on'))
    for (const time of [1, 2]) expect([time, await handler.handle(shell, payload, { outboxId: id, orgId })]).toEqual([time, undefined])
    expect(await mailTo(former.email)).toMatchObject([{ subject: 'Tidelines has a new owner', text: expect.stringContaining('Amara Okonkwo has handed Tidelines on to Jun Watanabe') }])
    expect(await mailTo(heir.email)).toMatchObject([{ subject: 'Tidelines ist in neuen Händen', text: expect.stringContaining('/de/veranstalter/tidelines-') }])
  })

  test('to somebody who is not there, or to oneself, changes nothing', async () => {
    const { orgId } = await makeOrganisation(db)
    const scope = await makeOrgScope(db, { orgId, permission: 'organisation.transfer' })
    const own = only(await db.select().from(members).where(eq(members.orgId, orgId)))
    const other = await team('staff')
    for (const memberId of [newId('mem'), own.id, other.memberId]) {
      await expect(transferOwnership(shell, scope, memberId)).rejects.toMatchObject({ code: 'organisations.member_not_found' })
    }
    expect(await memberOf(orgId, own.userId)).toMatchObject({ role: 'owner' })
    expect(await auditedOf(orgId)).toEqual([])
  })
})

test('members stand by name with their role; who may change them sees who has a second factor', async () => {
  const { orgId, owner, memberId, userId } = await team('staff')
  await makeSecondFactor(db, shell.env.AUTH_SECRET, userId)
  const { members: listed, invitations } = await listMembers(db, owner, NOW)
  expect(listed).toHaveLength(2)
  expect(listed.find(({ id }) => id === memberId)).toMatchObject({ role: 'staff', name: 'Mara Voss', eventIds: null, hasSecondFactor: true })
  expect(listed.find(({ id }) => id !== memberId)).toMatchObject({ hasSecondFactor: false })
  const staff = await makeOrgScope(db, { orgId, role: 'staff', permission: 'members.view' })
  expect((await listMembers(db, staff, NOW)).members.map(({ hasSecondFactor }) => hasSecondFactor)).toEqual([null, null, null])
  expect(invitations).toEqual([])
  expect(orgId).toBe(owner.orgId)
})
