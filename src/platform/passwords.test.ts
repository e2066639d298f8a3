import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashPassword, isOutdated, verifyPassword } from './passwords'

test('a password is kept with its parameters and known again', async () => {
  const kept = await hashPassword('three crows on a wire')
  expect(kept).toMatch(/^scrypt\$32768\$8\$3\$[0-9a-f]{32}\$[0-9a-f]{64}$/)
  expect(await verifyPassword('three crows on a wire', kept)).toBe(true)
  expect(await verifyPassword('three crows on a wirE', kept)).toBe(false)
})

test('the same password is never kept the same way twice', async () => {
  expect(await hashPassword('three crows on a wire')).not.toBe(await hashPassword('three crows on a wire'))
})

test('a letter composed on another keyboard is the same letter', async () => {
  expect(await verifyPassword('cafe\u0301 am eck 7', await hashPassword('caf\u00e9 am eck 7'))).toBe(true)
})

test('parameters come from what is kept, not from today', async () => {
  const salt = '00112233445566778899aabbccddeeff'
  const older = scryptSync('pleaseletmein', Buffer.from(salt, 'hex'), 32, { N: 16384, r: 8, p: 1 }).toString('hex')
  expect(await verifyPassword('pleaseletmein', `scrypt$16384$8$1$${salt}$${older}`)).toBe(true)
})

test('a hash of other parameters is outdated, one of today is not', async () => {
  expect(isOutdated(await hashPassword('three crows on a wire'))).toBe(false)
  expect(isOutdated(`scrypt$16384$8$1$${'0'.repeat(32)}$${'0'.repeat(64)}`)).toBe(true)
})

test('a mangled hash fits no password', async () => {
  expect(await verifyPassword('pleaseletmein', 'scrypt$16384$8$1$00$00')).toBe(false)
})

test('nothing kept takes as long as something kept', async () => {
  const kept = await hashPassword('three crows on a wire')
  const known = await duration(() => verifyPassword('wrong', kept))
  const unknown = await duration(() => verifyPassword('wrong', null))
  expect(unknown).toBeGreaterThan(known / 4)
  expect(await verifyPassword('', null)).toBe(false)
})

async function duration(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
