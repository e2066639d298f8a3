import { expect, test } from 'vitest'
import { linkPath, minutesToWait, refusalOf } from './model'

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

test('a wait is never told as zero minutes', () => {
  expect(minutesToWait(1)).toBe(1)
  expect(minutesToWait(60_000)).toBe(1)
  expect(minutesToWait(60_001)).toBe(2)
})
