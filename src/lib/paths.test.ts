import { describe, expect, test } from 'vitest'
import { sameSitePath } from './paths'

describe('sameSitePath', () => {
  test.each(['/en/account', '/en/checkout?reservation=1#pay', '/', '/fr/events/n%C3%B6rd'])('goes on to %s', (path) => {
    expect(sameSitePath(path)).toBe(path)
  })

  test.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/en/..//evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    'en/account',
    '',
    '/api/auth/signout',
    '/api',
    '/en/../api/auth/signout',
    `/${'a'.repeat(500)}`,
  ])('refuses %j', (text) => {
    expect(sameSitePath(text)).toBeNull()
  })

  test('refuses what is not there', () => {
    expect(sameSitePath(null)).toBeNull()
    expect(sameSitePath(undefined)).toBeNull()
  })
})
