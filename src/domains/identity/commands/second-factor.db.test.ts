import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { recoveryCodes, sessions, totpFactors } from '@/db/schema/identity'
import { auditLog, outbox } from '@/db/schema/platform'
import { testDatabase } from '@/db/testing'
import { only } from '@/lib/assert'
import { HOUR_MS, MINUTE_MS } from '@/lib/time'
import { makeShell } from '@/platform/testing'
import { newTotpSecret, totpCodeAt } from '@/platform/totp'
import { confirmSecondFactorInput, secondFactorInput } from '../contract'
import { accountChanged } from '../events'
import { secondFactorOf } from '../queries'
import { makeSecondFactor, makeSession, makeUser, PASSWORD } from '../testing'
import { beginSecondFactor } from './begin-second-factor'
import { confirmSecondFactor } from './confirm-second-factor'
import { endSecondFactor } from './end-second-factor'
import { renewRecoveryCodes } from './renew-recovery-codes'
import { showSecondFactor } from './show-second-factor'

const database = testDatabase()
const { db, settings } = database
const NOW = new Date('2026-07-01T12:00:00Z')
const shellAt = (ms: number) => makeShell(database, new Date(NOW.getTime() + ms))
const shell = shellAt(0)

async function signedIn(facts: Parameters<typeof makeUser>[1] = {}, session: Parameters<typeof makeSession>[2] = {}) {
  const user = await makeUser(db, facts)
  return { ...user, sessionId: await makeSession(db, user.userId, { createdAt: NOW, ...session }) }
}
/** Somebody with a second factor, and what their app and their drawer hold. */
async function withFactor() {
  const somebody = await signedIn()
  return { ...somebody, ...(await makeSecondFactor(db, settings.AUTH_SECRET, somebody.userId)) }
}
const read = (code: string) => secondFactorInput.parse({ code }).code
const codeAt = (secret: string, ms = 0) => totpCodeAt(secret, new Date(NOW.getTime() + ms))
const auditOf = async (subjectId: string) =>
  (await db.select().from(auditLog).where(eq(auditLog.subjectId, subjectId)).orderBy(auditLog.id)).map(({ action }) => action)
const toldOf = async (userId: string) =>
  (await db.select().from(outbox).where(eq(outbox.subjectId, userId)).orderBy(outbox.id)).map(({ payload }) => accountChanged.payload.parse(payload).change)
const shownAt = async (id: typeof sessions.$inferSelect.id) => only(await db.select().from(sessions).where(eq(sessions.id, id))).secondFactorAt

describe('setting one up', () => {
  test('takes the password, a code of the app, and gives ten recovery codes', async () => {
    const somebody = await signedIn()
    const begun = await beginSecondFactor(shell, somebody, { password: PASSWORD })
    if (begun.outcome !== 'begun') throw new Error(begun.outcome)
    expect(begun.uri).toContain(`secret=${begun.secret}`)
    expect(only(await db.select().from(totpFactors).where(eq(totpFactors.userId, somebody.userId)))).toMatchObject({ confirmedAt: null, secretEncrypted: expect.not.stringContaining(begun.secret) })
    expect(await secondFactorOf(db, somebody.userId)).toEqual({ since: null, recoveryCodesLeft: 0, hasPassword: true })

    expect(await confirmSecondFactor(shell, somebody, codeAt(newTotpSecret()))).toEqual({ outcome: 'wrong_code' })
    const on = await confirmSecondFactor(shell, somebody, codeAt(begun.secret))
    if (on.outcome !== 'on') throw new Error(on.outcome)
    expect(new Set(on.recoveryCodes).size).toBe(10)
    for (const code of on.recoveryCodes) expect(code).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/)
    expect(await secondFactorOf(db, somebody.userId)).toEqual({ since: NOW, recoveryCodesLeft: 10, hasPassword: true })
    expect(await shownAt(somebody.sessionId)).toEqual(NOW)
    expect(await auditOf(somebody.userId)).toEqual(['user.second_factor_begun', 'user.second_factor_on'])
    expect(await toldOf(somebody.userId)).toEqual(['second_factor_on'])
    const kept = await db.select().from(recoveryCodes).where(eq(recoveryCodes.userId, somebody.userId))
    expect(kept.map(({ codeHash }) => codeHash)).not.toContain(on.recoveryCodes[0])
  })

  test('is not for who only has the browser', async () => {
    const somebody = await signedIn()
    for (const password of ['four crows on a wire', null]) {
      expect(await beginSecondFactor(shell, somebody, { password })).toEqual({ outcome: 'wrong_password' })
    }
    const linksOnly = await signedIn({ passwordHash: null })
    expect(await beginSecondFactor(shellAt(15 * MINUTE_MS), linksOnly, { password: null })).toEqual({ outcome: 'sign_in_again' })
    expect(await beginSecondFactor(shellAt(14 * MINUTE_MS), linksOnly, { password: null })).toMatchObject({ outcome: 'begun' })
  })

  test('ends after an hour, and when it was begun anew', async () => {
    const somebody = await signedIn()
    const first = await beginSecondFactor(shell, somebody, { password: PASSWORD })
    const second = await beginSecondFactor(shell, somebody, { password: PASSWORD })
    if (first.outcome !== 'begun' || second.outcome !== 'begun') throw new Error('not begun')
    expect(await confirmSecondFactor(shell, somebody, codeAt(first.secret))).toEqual({ outcome: 'wrong_code' })
    expect(await confirmSecondFactor(shellAt(HOUR_MS), somebody, codeAt(second.secret, HOUR_MS))).toEqual({ outcome: 'not_begun' })
    expect(await confirmSecondFactor(shell, await signedIn(), '123456')).toEqual({ outcome: 'not_begun' })
  })

  test('happens once: two browsers at a time turn on one, and one that is on is not replaced', async () => {
    const somebody = await signedIn()
    const begun = await beginSecondFactor(shell, somebody, { password: PASSWORD })
    if (begun.outcome !== 'begun') throw new Error(begun.outcome)
    const answers = await Promise.all([1, 2, 3].map(() => confirmSecondFactor(shell, somebody, codeAt(begun.secret))))
    expect(answers.filter(({ outcome }) => outcome === 'on')).toHaveLength(1)
    expect(await db.select().from(recoveryCodes).where(eq(recoveryCodes.userId, somebody.userId))).toHaveLength(10)
    expect(await confirmSecondFactor(shell, somebody, codeAt(begun.secret))).toEqual({ outcome: 'already_on' })
    expect(await beginSecondFactor(shell, somebody, { password: PASSWORD })).toEqual({ outcome: 'already_on' })
  })
})

describe('showing it', () => {
  test('is noted in this session, and no other', async () => {
    const { userId, sessionId, secret } = await withFactor()
    const elsewhere = await makeSession(db, userId)
    expect(await showSecondFactor(shell, { userId, sessionId }, codeAt(secret))).toEqual({ outcome: 'shown' })
    expect(await shownAt(sessionId)).toEqual(NOW)
    expect(await shownAt(elsewhere)).toBeNull()
    expect(await auditOf(userId)).toEqual(['user.second_factor_shown'])
  })

  test('takes a code once, however many ask at a time, and none of an earlier step', async () => {
    const { userId, sessionId, secret } = await withFactor()
    const answers = await Promise.all([1, 2, 3, 4].map(() => showSecondFactor(shell, { userId, sessionId }, codeAt(secret))))
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['code_used', 'code_used', 'code_used', 'shown'])
    expect(await showSecondFactor(shell, { userId, sessionId }, codeAt(secret, -30_000))).toEqual({ outcome: 'code_used' })
    expect(await showSecondFactor(shell, { userId, sessionId }, codeAt(secret, 30_000))).toEqual({ outcome: 'shown' })
  })

  test('a wrong code is on record', async () => {
    const { userId, sessionId } = await withFactor()
    expect(await showSecondFactor(shell, { userId, sessionId }, codeAt(newTotpSecret()))).toEqual({ outcome: 'wrong_code' })
    expect(await auditOf(userId)).toEqual(['user.second_factor_refused'])
    expect(await shownAt(sessionId)).toBeNull()
  })

  test('a secret that was moved to another account, or is of another installation, opens nothing', async () => {
    const [one, two] = [await withFactor(), await withFactor()]
    const { secretEncrypted } = only(await db.select().from(totpFactors).where(eq(totpFactors.userId, one.userId)))
    await db.update(totpFactors).set({ secretEncrypted }).where(eq(totpFactors.userId, two.userId))
    expect(await showSecondFactor(shell, two, codeAt(one.secret))).toEqual({ outcome: 'wrong_code' })
  })

  test('codes cannot be tried one after the other', async () => {
    const somebody = await withFactor()
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => showSecondFactor(shell, somebody, '000000')))
    expect(tries.filter(({ status }) => status === 'rejected')).toHaveLength(10)
    await expect(showSecondFactor(shell, somebody, codeAt(somebody.secret))).rejects.toMatchObject({ code: 'common.too_many_tries' })
  })

  test('without one there is nothing to show', async () => {
    expect(await showSecondFactor(shell, await signedIn(), '123456')).toEqual({ outcome: 'not_set_up' })
  })
})

describe('recovery codes', () => {
  test('work once each, for their account alone, and the owner is told', async () => {
    const { userId, sessionId, codes } = await withFactor()
    const code = read(` ${codes[0]?.toLowerCase()} `)
    const answers = await Promise.all([1, 2].map(() => showSecondFactor(shell, { userId, sessionId }, code)))
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['code_used', 'shown'])
    expect(await secondFactorOf(db, userId)).toMatchObject({ recoveryCodesLeft: 9 })
    expect(await toldOf(userId)).toEqual(['recovery_code_used'])
    expect(await showSecondFactor(shell, await withFactor(), code)).toEqual({ outcome: 'wrong_code' })
  })

  test('are made anew for who shows a code, and the old ones die', async () => {
    const { userId, sessionId, secret, codes } = await withFactor()
    expect(await renewRecoveryCodes(shell, { userId, sessionId }, codeAt(newTotpSecret()))).toEqual({ outcome: 'wrong_code' })
    const renewed = await renewRecoveryCodes(shell, { userId, sessionId }, codeAt(secret))
    if (renewed.outcome !== 'renewed') throw new Error(renewed.outcome)
    expect(await showSecondFactor(shell, { userId, sessionId }, read(codes[0] ?? ''))).toEqual({ outcome: 'wrong_code' })
    expect(await showSecondFactor(shell, { userId, sessionId }, read(renewed.recoveryCodes[9] ?? ''))).toEqual({ outcome: 'shown' })
    expect(await auditOf(userId)).toContain('user.recovery_codes_renewed')
  })
})

test('turning it off takes a code, forgets what was shown everywhere, and leaves nothing', async () => {
  const { userId, sessionId, secret } = await withFactor()
  const elsewhere = await makeSession(db, userId, { secondFactorAt: NOW })
  expect(await endSecondFactor(shell, { userId, sessionId }, '000000')).toMatchObject({ outcome: 'wrong_code' })
  expect(await endSecondFactor(shell, { userId, sessionId }, codeAt(secret))).toEqual({ outcome: 'off' })
  expect([await shownAt(sessionId), await shownAt(elsewhere)]).toEqual([null, null])
  expect(await db.select().from(recoveryCodes).where(eq(recoveryCodes.userId, userId))).toEqual([])
  expect(await toldOf(userId)).toEqual(['second_factor_off'])
  expect(await endSecondFactor(shell, { userId, sessionId }, codeAt(secret, 30_000))).toEqual({ outcome: 'not_set_up' })
})

test('by a recovery code too, which is on record though nothing of it is left', async () => {
  const { userId, sessionId, codes } = await withFactor()
  expect(await endSecondFactor(shell, { userId, sessionId }, read(codes[0] ?? ''))).toEqual({ outcome: 'off' })
  expect(await db.select().from(recoveryCodes).where(eq(recoveryCodes.userId, userId))).toEqual([])
  expect(await auditOf(userId)).toEqual(['user.recovery_code_used', 'user.second_factor_off'])
  expect(await toldOf(userId)).toEqual(['recovery_code_used', 'second_factor_off'])
})

describe('a code and what it was shown for are one', () => {
  test('two round trips: what it is checked against, and its use with the change', async () => {
    const somebody = await withFactor()
    const before = database.roundTrips()
    expect(await endSecondFactor(shell, somebody, codeAt(somebody.secret))).toEqual({ outcome: 'off' })
    expect(database.roundTrips() - before).toBe(2)
  })

  test('where the change fails the code was not used', async () => {
    const somebody = await withFactor()
    const broken = showSecondFactor(shell, somebody, codeAt(somebody.secret), sql`select 1 / 0 as id from sessions`)
    await expect(broken).rejects.toThrow(/division by zero/)
    expect(await shownAt(somebody.sessionId)).toBeNull()
    expect(await auditOf(somebody.userId)).toEqual([])
    expect(await endSecondFactor(shell, somebody, codeAt(somebody.secret))).toEqual({ outcome: 'off' })
  })

  test('a code that was refused changes nothing, in a session that has shown one before', async () => {
    const somebody = await withFactor()
    expect(await showSecondFactor(shell, somebody, codeAt(somebody.secret))).toEqual({ outcome: 'shown' })
    expect(await renewRecoveryCodes(shell, somebody, codeAt(somebody.secret))).toEqual({ outcome: 'code_used' })
    expect(await endSecondFactor(shell, somebody, codeAt(somebody.secret))).toEqual({ outcome: 'code_used' })
    expect(await showSecondFactor(shell, somebody, read(somebody.codes[0] ?? ''))).toEqual({ outcome: 'shown' })
    expect(await secondFactorOf(db, somebody.userId)).toMatchObject({ recoveryCodesLeft: 9 })
  })

  test('in a session that was ended meanwhile nothing is done, and no code is used up', async () => {
    const somebody = await withFactor()
    await db.update(sessions).set({ endedAt: NOW, endedBecause: 'revoked' }).where(eq(sessions.id, somebody.sessionId))
    expect(await endSecondFactor(shell, somebody, codeAt(somebody.secret))).not.toMatchObject({ outcome: 'off' })
    expect(await renewRecoveryCodes(shell, somebody, read(somebody.codes[0] ?? ''))).not.toMatchObject({ outcome: 'renewed' })
    const here = { userId: somebody.userId, sessionId: await makeSession(db, somebody.userId) }
    expect(await showSecondFactor(shell, here, codeAt(somebody.secret))).toEqual({ outcome: 'shown' })
    expect(await secondFactorOf(db, somebody.userId)).toMatchObject({ recoveryCodesLeft: 10 })
  })

  test('turned off by many at once, each another way, it is off once', async () => {
    const somebody = await withFactor()
    const ways = [codeAt(somebody.secret), ...somebody.codes.slice(0, 4).map(read)]
    const answers = await Promise.all(ways.map((code) => endSecondFactor(shell, somebody, code)))
    expect(answers.filter(({ outcome }) => outcome === 'off')).toHaveLength(1)
    expect((await toldOf(somebody.userId)).filter((change) => change === 'second_factor_off')).toHaveLength(1)
  })
})

test('a code is read as people type it', () => {
  expect(read('123 456')).toBe('123456')
  expect(read('١٢٣٤٥٦')).toBe('123456')
  expect(read('abcde-fghjk')).toBe('ABCDEFGHJK')
  for (const code of ['', '12345', 'ABCDE', '1'.repeat(41), 'ABCDEFGHJ0']) {
    expect(secondFactorInput.safeParse({ code }).error?.issues[0]?.message).toBe('second_factor_code_malformed')
  }
  expect(confirmSecondFactorInput.safeParse({ code: 'ABCDEFGHJK' }).success).toBe(false)
})
