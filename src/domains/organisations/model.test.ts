import { describe, expect, it } from 'vitest'
import { DESK_WORDS } from '@/lib/addresses'
import { organisationSlugSchema } from './contract'
import { invitationState, rolesUpTo, slugOf } from './model'

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
