import { expect, test } from 'vitest'
import { isUseDue, keyState, readKey, writtenKey } from './model'

const now = new Date('2026-07-01T12:00:00Z')
const later = new Date('2026-07-01T12:00:00.001Z')
const life = { revokedAt: null, expiresAt: null, replacedBy: null }

test('a key is read as it is written, and nothing else is a key', () => {
  const secret = `${'A-_b'.repeat(10)}xyz`
  const key = writtenKey('abcdefgh2345', secret)
  expect(key).toBe(`fg_abcdefgh2345_${secret}2DEu9k`)
  expect(readKey(key)).toEqual({ prefix: 'abcdefgh2345', secret })
  const sum = key.slice(-6)
  for (const text of ['', 'fg_', `${key}x`, key.slice(0, -1), key.replace('fg_', 'FG_'), ` ${key}`, `fg_abcdefgh234_${secret}${sum}`, `fg_abcdefgh1345_${secret}${sum}`]) {
    expect(readKey(text), text).toBeNull()
  }
})

test('a key with any one character mistyped, or made up in the right form, is none', () => {
  const key = writtenKey('abcdefgh2345', 'A-_b'.repeat(10) + 'xyz')
  for (const [at, character] of [...key].entries()) {
    const other = character === 'a' ? 'b' : 'a'
    expect(readKey(key.slice(0, at) + other + key.slice(at + 1)), `at ${at}`).toBeNull()
  }
  expect(readKey(`fg_abcdefgh2345_${'A'.repeat(49)}`)).toBeNull()
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
