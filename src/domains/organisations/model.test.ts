import { describe, expect, it } from 'vitest'
import { DESK_WORDS } from '@/lib/addresses'
import { newId } from '@/lib/ids'
import type { MemberRole } from '@/lib/permissions'
import { type InvitationRow, type MemberView, type MyOrganisation, organisationSlugSchema } from './contract'
import { arrangeMembers, deskToOpen, invitationState, rolesUpTo, slugOf } from './model'

describe('rolesUpTo', () => {
  it('lets nobody give a role above their own', () => {
    expect(rolesUpTo('owner')).toEqual(['owner', 'manager', 'staff', 'cashier', 'security'])
    expect(rolesUpTo('manager')).toEqual(['manager', 'staff', 'cashier', 'security'])
    expect(rolesUpTo('security')).toEqual(['cashier', 'security'])
  })
})

describe('invitationState', () => {
  const now = new Date('2026-07-01T12:00:00Z')
  const open = { acceptedAt: null, closedAt: null, expiresAt: new Date('2026-07-01T12:00:00.001Z') }
  it('is open until its last moment, then what became of it', () => {
    expect(invitationState(open, now)).toBe('open')
    expect(invitationState({ ...open, expiresAt: now }, now)).toBe('expired')
    expect(invitationState({ ...open, acceptedAt: now, expiresAt: now }, now)).toBe('accepted')
    expect(invitationState({ ...open, closedAt: now }, now)).toBe('closed')
  })
})

describe('slugOf', () => {
  it.each([
    ['Café Größe & Söhne', 'cafe-grosse-sohne'],
    ['  The — Lantern  ', 'the-lantern'],
    ['مهرجان', ''],
    ['x'.repeat(50), 'x'.repeat(40)],
  ])('%s', (name, slug) => expect(slugOf(name)).toBe(slug))
})

describe('the address of an organisation', () => {
  it('is none of the words the desk uses itself, in any language', () => {
    expect(DESK_WORDS).toContain('new')
    for (const word of DESK_WORDS) expect(organisationSlugSchema.safeParse(word).error?.issues[0]?.message).toBe('slug_taken')
  })

  it.each(['ab', 'Lantern', 'lantern-', 'lan--tern', 'x'.repeat(41), 'lan tern'])('is not %s', (slug) => {
    expect(organisationSlugSchema.safeParse(slug).success).toBe(false)
  })
})

describe('arrangeMembers', () => {
  const member = (name: string, role: MemberRole, day: number): MemberView => ({
    id: newId('mem'), userId: newId('usr'), name, email: `${name.toLowerCase()}@northlight.example`, role, eventIds: null, since: new Date(Date.UTC(2026, 6, day)), hasSecondFactor: null,
  })
  const invitation = (email: string, role: MemberRole): InvitationRow => ({
    id: newId('inv'), email, role, eventIds: null, invitedBy: null, expiresAt: new Date('2026-07-08T00:00:00Z'), isExpired: false,
  })
  const all = {
    members: [member('Amara', 'staff', 3), member('Éva', 'owner', 1), member('Jun', 'security', 2)],
    invitations: [invitation('amal@people.example', 'staff'), invitation('rosa@people.example', 'cashier')],
  }
  const found = (filters: Parameters<typeof arrangeMembers>[1]) => {
    const { members, invitations } = arrangeMembers(all, filters, 'en')
    return [members.map(({ name }) => name), invitations.map(({ email }) => email)]
  }

  it('finds by name and address, among those who are asked too', () => {
    expect(found({ q: 'AMA' })).toEqual([['Amara'], ['amal@people.example']])
    expect(found({ q: 'eva northlight' })).toEqual([['Éva'], []])
    expect(found({ role: 'cashier' })).toEqual([[], ['rosa@people.example']])
    expect(found({})).toEqual([['Amara', 'Éva', 'Jun'], ['amal@people.example', 'rosa@people.example']])
  })

  it('stands by name, by what they may, or by how long they are here', () => {
    expect(found({ sort: '-name' })[0]).toEqual(['Jun', 'Éva', 'Amara'])
    expect(found({ sort: 'role' })[0]).toEqual(['Éva', 'Amara', 'Jun'])
    expect(found({ sort: '-since' })[0]).toEqual(['Amara', 'Jun', 'Éva'])
  })
})

describe('deskToOpen', () => {
  const organisation = (slug: string): MyOrganisation => ({ id: newId('org'), slug, name: slug, colors: null, role: 'owner', isLimited: false, permissions: [] })
  const [arc, tide] = [organisation('arc'), organisation('tide')]

  it('is the only one there is, else the one opened last, while one works there', () => {
    expect(deskToOpen([], 'arc')).toBeNull()
    expect(deskToOpen([arc], undefined)).toBe(arc)
    expect(deskToOpen([arc], 'tide')).toBe(arc)
    expect(deskToOpen([arc, tide], 'tide')).toBe(tide)
    expect(deskToOpen([arc, tide], 'northlight')).toBeNull()
    expect(deskToOpen([arc, tide], undefined)).toBeNull()
  })
})
