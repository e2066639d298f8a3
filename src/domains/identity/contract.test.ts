import { expect, test } from 'vitest'
import { readSignInRefusal, returnToSchema, signInRefusalCode, signUpInput, type SignInRefusal } from './contract'

test.each<SignInRefusal>([
  { reason: 'wrong_credentials' },
  { reason: 'unverified' },
  { reason: 'blocked' },
  { reason: 'link_over' },
  { reason: 'too_many_tries', minutes: 7 },
])('a refusal comes through as one word: $reason', (refusal) => {
  expect(readSignInRefusal(signInRefusalCode(refusal))).toEqual(refusal)
})

test('other words are no refusal', () => {
  for (const code of ['', 'credentials', 'too_many_tries', 'too_many_tries.x', 'too_many_tries.0']) {
    expect(readSignInRefusal(code)).toBeNull()
  }
})

test('a way back that leads off the site is no way back', () => {
  expect(returnToSchema.parse('//evil.example')).toBeNull()
  expect(returnToSchema.parse(undefined)).toBeNull()
  expect(returnToSchema.parse('/en/checkout')).toBe('/en/checkout')
})

test('a sign-up says what is wrong, field by field', () => {
  const { error } = signUpInput.safeParse({ name: '  ', email: 'ada@', password: 'short', locale: 'en' })
  expect(error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
    ['name', 'name_missing'],
    ['email', 'email_malformed'],
    ['password', 'password_too_short'],
  ])
})
