import { expect, test } from 'vitest'
import { testDatabase } from '@/db/testing'
import { newId } from '@/lib/ids'
import { RATE_LIMITS } from '@/platform/redis'
import { makeShell } from '@/platform/testing'
import { isLiveSession } from '../queries'
import { makeSession, makeUser, PASSWORD } from '../testing'
import { changePassword } from './change-password'
import { countTries, limitTries } from './limit-tries'
import { refreshSession } from './refresh-session'
import { requestLink } from './request-link'
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

test('guesses by the dozen at one account let none in, and keep its owner in', async () => {
  const { userId, email } = await makeUser(db)
  const sessionId = await makeSession(db, userId, { rotatedAt: shell.now, createdAt: shell.now })
  const guess = (password: string) => signInWithPassword(shell, { email, password })
  const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => guess(`guess number ${index}`)))
  // One that is right, after the limit, finds the door shut like the others.
  const reasons = [...answers, await guess(PASSWORD)].map((answer) => (answer.outcome === 'refused' ? answer.reason : answer.outcome))
  expect(reasons.filter((reason) => reason === 'wrong_credentials')).toHaveLength(RATE_LIMITS.signIn.tries)
  expect(reasons.filter((reason) => reason === 'too_many_tries')).toHaveLength(41 - RATE_LIMITS.signIn.tries)

  const owner = { userId, sessionId, email, name: 'Ines Okafor' }
  expect(await isLiveSession(db, owner, shell.now)).toBe(true)
  expect(await refreshSession(shell, { sessionId, generation: 0 })).toMatchObject({ session: { userId } })
  expect(await changePassword(shell, owner, { password: PASSWORD, newPassword: 'a lantern in the rain' })).toMatchObject({ outcome: 'changed' })
}, 60_000)

test('a limit does not tell whether there is an account: it ends at the same try, with the same words and as many round trips', async () => {
  const { email } = await makeUser(db)
  const nobody = `${newId('usr')}@people.example`
  const outcomeOf = (promise: Promise<{ outcome: string }>) => promise.then(({ outcome }) => outcome, (error: unknown) => String(error))
  const tried = async (ask: () => Promise<{ outcome: string }>, times: number) => {
    const before = database.roundTrips()
    const outcomes: string[] = []
    for (let count = 0; count < times; count += 1) outcomes.push(await outcomeOf(ask()))
    return { outcomes, roundTrips: database.roundTrips() - before }
  }
  for (const purpose of ['magic_link', 'reset_password', 'verify_email'] as const) {
    const ask = (address: string) => tried(() => requestLink(shell, purpose, { email: address, returnTo: null }), RATE_LIMITS.mailedLink.tries + 2)
    const known = await ask(email)
    expect(known).toEqual(await ask(nobody))
    expect(known.outcomes.slice(-3).map((outcome) => outcome.includes('too_many_tries'))).toEqual([false, true, true])
  }
  for (const address of [email, nobody]) await spend(address, null, RATE_LIMITS.signIn.tries)
  const signIn = (address: string) => tried(() => signInWithPassword(shell, { email: address, password: PASSWORD }), 2)
  expect(await signIn(email)).toEqual(await signIn(nobody))
  await shell.settled()
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
