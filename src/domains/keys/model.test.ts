import { expect, test } from 'vitest'
import { isUseDue, keyState, readKey, writtenKey } from './model'

const now = new Date('2026-07-01T12:00:00Z')
const later = new Date('2026-07-01T12:00:00.001Z')
const life = { revokedAt: null, expiresAt: null, replacedBy: null }

test('a key is read as it is written, and nothing else is a key', () => {
  const secret = `${'A-_b'.repeat(10)}xyz`
  expect(readKey(writtenKey('abcdefgh2345', secret))).toEqual({ prefix: 'abcdefgh2345', secret })
  for (const text of ['', 'fg_', `fg_abcdefgh2345_${secret}x`, `fg_abcdefgh234_${secret}`, `FG_abcdefgh2345_${secret}`, ` fg_abcdefgh2345_${secret}`, `fg_abcdefgh1345_${secret}`]) {
    expect(readKey(text)).toBeNull()
  }
})

test('revoked goes before expired, expired before replaced', () => {
  expect(keyState(life, now)).toBe('live')
  expect(keyState({ ...life, expiresAt: later }, now)).toBe('live')
  expect(keyState({ ...life, expiresAt: now }, now)).toBe('expired')
  expect(keyState({ ...life, expiresAt: later, replacedBy: 'key_1' }, now)).toBe('retiring')
  expect(keyState({ ...life, expiresAt: now, replacedBy: 'key_1' }, now)).toBe('expired')
  expect(keyState({ revokedAt: now, expiresAt: now, replacedBy: 'key_1' }, now)).toBe('revoked')
})

test('a use is written down once a minute', () => {
  expect(isUseDue(null, now)).toBe(true)
  expect(isUseDue(new Date(now.getTime() - 59_999), now)).toBe(false)
  expect(isUseDue(new Date(now.getTime() - 60_000), now)).toBe(true)
})
