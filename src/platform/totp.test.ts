import { expect, test } from 'vitest'
import { newTotpSecret, totpCodeAt, totpStepOf, totpUri } from './totp'

/** `12345678901234567890` in base32: the secret of RFC 6238, appendix B. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const at = (seconds: number) => new Date(seconds * 1000)

test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1234567890, '005924'],
  [2000000000, '279037'],
])('the codes of RFC 6238, appendix B: at %i', (seconds, code) => {
  expect(totpCodeAt(RFC_SECRET, at(seconds))).toBe(code)
  expect(totpStepOf(RFC_SECRET, code, at(seconds))).toBe(Math.floor(seconds / 30))
})

test('a code of the step before or after is taken as its own step, none further away', () => {
  const code = totpCodeAt(RFC_SECRET, at(3000))
  expect(totpStepOf(RFC_SECRET, code, at(3030))).toBe(100)
  expect(totpStepOf(RFC_SECRET, code, at(2970))).toBe(100)
  expect(totpStepOf(RFC_SECRET, code, at(3060))).toBeNull()
  expect(totpStepOf(RFC_SECRET, '12345', at(3000))).toBeNull()
})

test('an app is told whose code it is, and no two people share a secret', () => {
  const secret = newTotpSecret()
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(newTotpSecret()).not.toBe(secret)
  const uri = totpUri(secret, 'ines@people.example')
  expect(uri).toMatch(/^otpauth:\/\/totp\/Fairground:ines%40people\.example\?/)
  expect(Object.fromEntries(new URL(uri).searchParams)).toMatchObject({ issuer: 'Fairground', secret, digits: '6', period: '30' })
})
