import { describe, expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { linkPath, minutesToWait, planGoogleSignIn, refusalOf } from './model'

test('a link names its page, its language and its secret, and where to go on', () => {
  expect(linkPath('verify_email', 'fr', 'abc', null)).toBe('/fr/confirmer-adresse?token=abc')
  expect(linkPath('magic_link', 'ar', 'abc', '/ar/checkout?reservation=1')).toBe(
    '/ar/rabit-dukhul?token=abc&returnTo=%2Far%2Fcheckout%3Freservation%3D1',
  )
  expect(linkPath('reset_password', 'en', 'abc', null)).toBe('/en/reset-password?token=abc')
})

test('only an active account signs in, and a blocked one is not told to verify', () => {
  expect(refusalOf('active')).toBeNull()
  expect(refusalOf('pending_verification')).toBe('unverified')
  expect(refusalOf('inactive')).toBe('blocked')
  expect(refusalOf('banned')).toBe('blocked')
})

describe('a sign-in with Google', () => {
  const ada = { subject: '1', email: 'ada@people.example', isVerified: true, name: 'Ada' }
  const account = { id: newId('usr'), status: 'active', isVerified: true, isLinked: false } as const
  const plan = planGoogleSignIn

  test('finds its account by the person, whatever the address says', () => {
    expect(plan({ ...ada, isVerified: false }, account, { ...account, id: newId('usr') })).toEqual({ do: 'sign_in', userId: account.id })
    expect(plan(ada, { ...account, status: 'banned' }, null)).toEqual({ do: 'refuse', reason: 'blocked' })
  })

  test('joins an account by the address only when both sides have proven it', () => {
    expect(plan(ada, null, account)).toEqual({ do: 'link', userId: account.id })
    expect(plan({ ...ada, isVerified: false }, null, account)).toEqual({ do: 'refuse', reason: 'unproven_there' })
    expect(plan(ada, null, { ...account, isVerified: false })).toEqual({ do: 'refuse', reason: 'unproven_here' })
    expect(plan(ada, null, { ...account, status: 'pending_verification', isVerified: false })).toEqual({ do: 'refuse', reason: 'unproven_here' })
    expect(plan(ada, null, { ...account, status: 'inactive' })).toEqual({ do: 'refuse', reason: 'blocked' })
    expect(plan(ada, null, { ...account, isLinked: true })).toEqual({ do: 'refuse', reason: 'another_linked' })
  })

  test('makes an account of an address nobody has here, if Google vouches for it', () => {
    expect(plan(ada, null, null)).toEqual({ do: 'create' })
    expect(plan({ ...ada, isVerified: false }, null, null)).toEqual({ do: 'refuse', reason: 'unproven_there' })
  })
})

test('a wait is never told as zero minutes', () => {
  expect(minutesToWait(1)).toBe(1)
  expect(minutesToWait(60_000)).toBe(1)
  expect(minutesToWait(60_001)).toBe(2)
})
