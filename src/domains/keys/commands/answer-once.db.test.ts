import { expect, test } from 'vitest'
import { idempotentAnswers } from '@/db/schema/organisations'
import { testDatabase } from '@/db/testing'
import { makeOrganisation } from '@/domains/organisations/testing'
import { DAY_MS, MINUTE_MS } from '@/lib/time'
import { runForgetAnswers } from '../jobs/forget-answers.run'
import { makeKey } from '../testing'
import { beginOnce, forgetOnce, keepAnswer, type Once } from './answer-once'

const database = testDatabase()
const { db } = database
const now = new Date('2026-07-01T12:00:00Z')
const after = (ms: number) => ({ db, now: new Date(now.getTime() + ms) })
const shell = after(0)

async function makeOnce(facts: Partial<Once> = {}): Promise<Once> {
  const { credential } = await makeKey(db, await makeOrganisation(db))
  return { credential, key: 'order-1', requestHash: 'a'.repeat(64), ...facts }
}

test('the first does it, a repeat gets its answer, in one round trip', async () => {
  const once = await makeOnce()
  const before = database.roundTrips()
  expect(await beginOnce(shell, once)).toEqual({ state: 'first' })
  expect(database.roundTrips() - before).toBe(1)
  await keepAnswer(shell, once, { status: 200, body: { reason: 'admitted' } })
  expect(await beginOnce(shell, once)).toEqual({ state: 'answered', status: 200, body: { reason: 'admitted' } })
  expect(await beginOnce(after(DAY_MS - 1), once)).toMatchObject({ state: 'answered' })
  expect(await beginOnce(after(DAY_MS), once)).toEqual({ state: 'first' })
})

test('of many at the same instant one does it', async () => {
  const once = await makeOnce()
  const states = (await Promise.all(Array.from({ length: 8 }, () => beginOnce(shell, once)))).map(({ state }) => state)
  expect(states.toSorted()).toEqual(['first', ...Array.from({ length: 7 }, () => 'in_flight')])
})

test('one that went silent may be tried again after a minute, one that was not done at once', async () => {
  const once = await makeOnce()
  await beginOnce(shell, once)
  expect(await beginOnce(after(MINUTE_MS - 1), once)).toEqual({ state: 'in_flight' })
  expect(await beginOnce(after(MINUTE_MS), once)).toEqual({ state: 'first' })
  await forgetOnce(after(MINUTE_MS), once)
  expect(await beginOnce(after(MINUTE_MS), once)).toEqual({ state: 'first' })
})

test('the same key for another request is a mistake, under way or answered', async () => {
  const once = await makeOnce()
  const other = { ...once, requestHash: 'b'.repeat(64) }
  await beginOnce(shell, once)
  expect(await beginOnce(shell, other)).toEqual({ state: 'reused' })
  await keepAnswer(shell, other, { status: 200, body: 'not its own' })
  await keepAnswer(shell, once, { status: 200, body: 'its own' })
  expect(await beginOnce(shell, other)).toEqual({ state: 'reused' })
  expect(await beginOnce(shell, once)).toMatchObject({ body: 'its own' })
})

test('each API key has its own, and one that does not work has none', async () => {
  const [mine, theirs] = [await makeOnce(), await makeOnce()]
  await beginOnce(shell, mine)
  await keepAnswer(shell, mine, { status: 200, body: 'mine' })
  expect(await beginOnce(shell, theirs)).toEqual({ state: 'first' })
  const revoked = await makeKey(db, { ...(await makeOrganisation(db)), revokedAt: now })
  expect(await beginOnce(shell, { ...mine, credential: revoked.credential })).toEqual({ state: 'stranger' })
  expect(await beginOnce(shell, { ...mine, credential: { ...mine.credential, secretHash: 'f'.repeat(64) } })).toEqual({ state: 'stranger' })
})

test('after a day they are forgotten', async () => {
  await db.delete(idempotentAnswers)
  const once = await makeOnce()
  await beginOnce(shell, once)
  await beginOnce(after(1), { ...once, key: 'order-2' })
  await runForgetAnswers(after(DAY_MS))
  expect(await db.select({ key: idempotentAnswers.key }).from(idempotentAnswers)).toEqual([{ key: 'order-2' }])
})
