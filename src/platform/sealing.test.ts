import { expect, test } from 'vitest'
import { seal, unseal } from './sealing'

const sealing = { authSecret: 'a secret of the installation, long enough', use: 'totp', owner: 'usr_1' } as const

test('what is sealed opens again, and is never sealed the same way twice', async () => {
  const [one, two] = [await seal('JBSWY3DPEHPK3PXP', sealing), await seal('JBSWY3DPEHPK3PXP', sealing)]
  expect(one).not.toBe(two)
  expect(one).not.toContain('JBSWY3DPEHPK3PXP')
  expect(await unseal(one, sealing)).toBe('JBSWY3DPEHPK3PXP')
})

test('it opens for its owner alone, under its secret alone, and whole', async () => {
  const sealed = await seal('JBSWY3DPEHPK3PXP', sealing)
  expect(await unseal(sealed, { ...sealing, owner: 'usr_2' })).toBeNull()
  expect(await unseal(sealed, { ...sealing, authSecret: 'another secret of the installation' })).toBeNull()
  expect(await unseal(`${sealed.slice(0, -1)}${sealed.endsWith('A') ? 'B' : 'A'}`, sealing)).toBeNull()
  expect(await unseal('JBSWY3DPEHPK3PXP', sealing)).toBeNull()
})
