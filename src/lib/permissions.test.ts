import { describe, expect, test } from 'vitest'
import { ALL_PERMISSIONS, isSecondFactorFresh, KEY_PERMISSIONS, needsSecondFactor, permissionsOf, rolesWith } from './permissions'
import { HOUR_MS } from './time'

const now = new Date('2026-07-01T12:00:00Z')
const takesOne = ALL_PERMISSIONS.filter((permission) => needsSecondFactor(permission, null, now))

/** What moves money or decides who may do what, by what it is called: whoever adds such a permission is held to it. */
const SENSITIVE = /refund|payout|settle|^members\.manage$|^keys\.manage$|transfer|delete/

describe('the table of permissions', () => {
  test('what moves money, people or keys takes a second factor', () => {
    expect(ALL_PERMISSIONS.filter((permission) => SENSITIVE.test(permission) && !takesOne.includes(permission))).toEqual([])
    expect(takesOne).toEqual(expect.arrayContaining(['members.manage', 'keys.manage', 'organisation.transfer', 'organisation.delete']))
  })

  test('a key, which has none to show, is given nothing that takes one', () => {
    expect(KEY_PERMISSIONS.filter((permission) => takesOne.includes(permission))).toEqual([])
  })

  test('every permission is an owner’s, and a smaller role has no more than a larger one of its kind', () => {
    expect(permissionsOf('owner')).toEqual(ALL_PERMISSIONS)
    for (const [smaller, larger] of [['manager', 'owner'], ['staff', 'manager']] as const) {
      expect(permissionsOf(smaller).filter((permission) => !rolesWith(permission).includes(larger))).toEqual([])
    }
  })

  test('a second factor counts for twelve hours, to the millisecond', () => {
    const ago = (ms: number) => new Date(now.getTime() - ms)
    expect([isSecondFactorFresh(null, now), isSecondFactorFresh(ago(12 * HOUR_MS), now), isSecondFactorFresh(ago(12 * HOUR_MS - 1), now)]).toEqual([false, false, true])
  })
})
