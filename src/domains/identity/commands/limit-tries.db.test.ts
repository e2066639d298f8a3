import { expect, test } from 'vitest'
import { testDatabase } from '@/db/testing'
import { RATE_LIMITS } from '@/platform/redis'
import { makeShell } from '@/platform/testing'
import { makeUser, PASSWORD } from '../testing'
import { countTries, limitTries } from './limit-tries'
import { signInWithPassword } from './sign-in-with-password'

const database = testDatabase()
const { db } = database
// From no network: its limit is shared by all tests.
const shell = { ...makeShell(database, new Date('2026-07-01T12:00:00Z')), ip: null }

const spend = (subject: string, ip: string | null, times: number) =>
  Promise.all(Array.from({ length: times }, () => countTries({ ...shell, ip }, { subject, limit: 'signIn', networkLimit: 'signInFromNetwork' })))

test('the right password too comes too late after too many tries, and the wait is told', async () => {
  const { email } = await makeUser(db)
  const waits = await spend(email, null, RATE_LIMITS.signIn.tries)
  expect(waits.every((minutes) => minutes === null)).toBe(true)
  const refused = await signInWithPassword(shell, { email, password: PASSWORD })
  expect(refused).toMatchObject({ outcome: 'refused', reason: 'too_many_tries' })
  if (refused.outcome !== 'refused' || refused.reason !== 'too_many_tries') throw new Error('expected a wait')
  expect(refused.minutes).toBeGreaterThanOrEqual(1)
  expect(refused.minutes).toBeLessThanOrEqual(10)
})

test('one subject does not spend the tries of another', async () => {
  await spend('one@people.example', null, RATE_LIMITS.signIn.tries + 1)
  expect(await spend('other@people.example', null, 1)).toEqual([null])
})

test('many subjects from one network are limited together', async () => {
  const tries = Array.from({ length: RATE_LIMITS.signInFromNetwork.tries }, (_, index) => spend(`${index}@people.example`, '203.0.113.9', 1))
  await Promise.all(tries)
  await expect(
    limitTries({ ...shell, ip: '203.0.113.9' }, { subject: 'fresh@people.example', limit: 'signIn', networkLimit: 'signInFromNetwork' }),
  ).rejects.toMatchObject({ code: 'common.too_many_tries', kind: 'too_many' })
})
