import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { externalAccounts, users } from '@/db/schema/identity'
import { orders } from '@/db/schema/orders'
import { auditLog, outbox } from '@/db/schema/platform'
import { testDatabase } from '@/db/testing'
import { only } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import { MINUTE_MS } from '@/lib/time'
import { makeShell } from '@/platform/testing'
import type { GoogleIdentity } from '../model'
import { googleAccountOf } from '../queries'
import { makeGuestOrder, makeSecondFactor, makeSession, makeUser, PASSWORD } from '../testing'
import { linkGoogle, prepareGoogleLink } from './link-google'
import { signInWithGoogle } from './sign-in-with-google'
import { unlinkGoogle } from './unlink-google'

const database = testDatabase()
const { db, settings } = database
const NOW = new Date('2026-07-01T12:00:00Z')
const shell = makeShell(database, NOW)

const atGoogle = (facts: Partial<GoogleIdentity> = {}): GoogleIdentity => {
  const subject = newId('req')
  return { subject, email: `${subject}@people.example`, isVerified: true, name: 'Ada Lindqvist', ...facts }
}
async function signedIn(facts: Parameters<typeof makeUser>[1] = {}) {
  const user = await makeUser(db, facts)
  return { ...user, sessionId: await makeSession(db, user.userId, { createdAt: NOW }) }
}
const actionsOf = async (subjectId: string) =>
  (await db.select().from(auditLog).where(eq(auditLog.subjectId, subjectId)).orderBy(auditLog.id)).map(({ action }) => action)
const toldOf = async (userId: Id<'usr'>) => (await db.select().from(outbox).where(eq(outbox.subjectId, userId))).map(({ payload }) => payload)

describe('signing in with Google', () => {
  test('makes an account of an address nobody has, proven, without a password, with what was bought as a guest', async () => {
    const identity = atGoogle()
    const { orderId } = await makeGuestOrder(db, { email: identity.email })
    const result = await signInWithGoogle(shell, identity, 'fr')
    if (result.outcome !== 'signed_in') throw new Error(result.reason)
    const { id } = result.user
    expect(only(await db.select().from(users).where(eq(users.id, id)))).toMatchObject({ status: 'active', emailVerifiedAt: NOW, passwordHash: null, locale: 'fr', name: 'Ada Lindqvist' })
    expect(only(await db.select().from(orders).where(eq(orders.id, orderId)))).toMatchObject({ userId: id })
    expect(await actionsOf(id)).toEqual(['user.signed_in'])
    // The address there may change; the person is the same.
    expect(await signInWithGoogle(shell, { ...identity, email: 'elsewhere@people.example', isVerified: false }, 'fr')).toMatchObject({ user: { id } })
  })

  test('joins an account whose address is proven, and tells its owner', async () => {
    const { userId, email } = await makeUser(db)
    expect(await signInWithGoogle(shell, atGoogle({ email }), 'en')).toMatchObject({ outcome: 'signed_in', user: { id: userId, name: 'Ines Okafor' } })
    expect(await googleAccountOf(db, userId)).toEqual({ email, since: NOW })
    expect(await toldOf(userId)).toEqual([{ userId, change: 'google_linked' }])
    expect(await signInWithGoogle(shell, atGoogle({ email }), 'en')).toEqual({ outcome: 'refused', reason: 'another_linked' })
  })

  test('joins none that either side has not proven, and none that is closed', async () => {
    const [pending, banned, active] = [await makeUser(db, { status: 'pending_verification' }), await makeUser(db, { status: 'banned' }), await makeUser(db)]
    const reasonFor = async (identity: GoogleIdentity) => {
      const result = await signInWithGoogle(shell, identity, 'en')
      return result.outcome === 'refused' ? result.reason : result.outcome
    }
    expect(await reasonFor(atGoogle({ email: pending.email }))).toBe('unproven_here')
    expect(await reasonFor(atGoogle({ email: banned.email }))).toBe('blocked')
    expect(await reasonFor(atGoogle({ email: active.email, isVerified: false }))).toBe('unproven_there')
    expect(await actionsOf(pending.userId)).toEqual(['user.sign_in_refused'])
    for (const { userId } of [pending, banned, active]) expect(await googleAccountOf(db, userId)).toBeNull()
  })

  test('twice at once makes one account', async () => {
    const identity = atGoogle()
    await Promise.all([1, 2, 3].map(() => signInWithGoogle(shell, identity, 'en')))
    expect(await db.select().from(users).where(eq(users.email, identity.email))).toHaveLength(1)
    expect(await db.select().from(externalAccounts).where(eq(externalAccounts.subject, identity.subject))).toHaveLength(1)
  })
})

describe('linking', () => {
  test('takes any address there, once', async () => {
    const somebody = await signedIn()
    const identity = atGoogle({ isVerified: false })
    expect(await linkGoogle(shell, somebody, identity)).toBeNull()
    expect(await linkGoogle(shell, somebody, identity)).toBeNull()
    expect(await toldOf(somebody.userId)).toEqual([{ userId: somebody.userId, change: 'google_linked' }])
    expect(await linkGoogle(shell, somebody, atGoogle())).toBe('another_linked')
    expect(await linkGoogle(shell, await signedIn(), identity)).toBe('linked_elsewhere')
  })

  test('is a new way in: it takes a sign-in of the last minutes, and the second factor of who has one', async () => {
    const somebody = await signedIn()
    const late = makeShell(database, new Date(NOW.getTime() + 15 * MINUTE_MS))
    expect(await linkGoogle(late, somebody, atGoogle())).toBe('sign_in_again')
    expect(await prepareGoogleLink(late, somebody)).toEqual({ outcome: 'sign_in_again' })
    expect(await prepareGoogleLink(shell, somebody)).toEqual({ outcome: 'ready' })
    await makeSecondFactor(db, settings.AUTH_SECRET, somebody.userId)
    await expect(prepareGoogleLink(shell, somebody)).rejects.toMatchObject({ code: 'identity.second_factor_needed' })
    expect(await linkGoogle(shell, somebody, atGoogle())).toBe('second_factor')
    expect(await googleAccountOf(db, somebody.userId)).toBeNull()
  })

  test('ends for who shows the password, if another way in remains', async () => {
    const somebody = await signedIn()
    await linkGoogle(shell, somebody, atGoogle())
    expect(await unlinkGoogle(shell, somebody, { password: 'four crows on a wire' })).toEqual({ outcome: 'wrong_password' })
    expect(await unlinkGoogle(shell, somebody, { password: PASSWORD })).toEqual({ outcome: 'unlinked' })
    expect(await unlinkGoogle(shell, somebody, { password: PASSWORD })).toEqual({ outcome: 'not_linked' })
    expect(await actionsOf(somebody.userId)).toEqual(['user.google_linked', 'user.google_unlinked'])

    const googleOnly = await signedIn({ passwordHash: null, emailVerifiedAt: null })
    await linkGoogle(shell, googleOnly, atGoogle())
    expect(await unlinkGoogle(shell, googleOnly, { password: null })).toEqual({ outcome: 'last_way' })
  })
})
