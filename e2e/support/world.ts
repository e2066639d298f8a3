import type { Db } from '@/db/client'
import { promoCodes, promotions } from '@/db/schema/promotions'
import { makeUser } from '@/domains/identity/testing'
import { makeOnSaleEvent } from '@/domains/inventory/testing'
import { makeMember } from '@/domains/organisations/testing'
import { newId, type Id } from '@/lib/ids'
import { DAY_MS, HOUR_MS } from '@/lib/time'
import type { MemberRole } from '@/lib/permissions'
import { mintBuyerScope, type BuyerScope } from '@/platform/authz'
import { newSecret } from '@/platform/random'

/** Ten letters and figures that no other test has. */
export const unique = () => newId('req').slice(-10)

type SaleFacts = Parameters<typeof makeOnSaleEvent>[1]

/** An event on sale of a test's own, under a name that finds it alone: nobody else buys, searches or scans it. */
export async function makeSale(db: Db, facts: SaleFacts = {}) {
  const name = `Lantern ${unique()}`
  const sale = await makeOnSaleEvent(db, {
    ...facts,
    event: { name: { en: name, ar: `فانوس ${name.slice(-10)}` }, searchText: name.toLowerCase(), ...facts?.event },
  })
  return { ...sale, name }
}

export type Sale = Awaited<ReturnType<typeof makeSale>>

/** When an event happens that has its doors open now; what it sells is free, so that tickets are made in one step. */
export const happeningNow = () => {
  const startsAt = new Date(Date.now() + HOUR_MS)
  return { startsAt, endsAt: new Date(startsAt.getTime() + DAY_MS), admissionOpensAt: new Date(Date.now() - HOUR_MS) }
}

interface CodeFacts extends Omit<Partial<typeof promotions.$inferInsert>, 'id'> {
  maxRedemptions?: number
  redeemed?: number
}

/** A code of an event: ten per cent off unless told otherwise. Answers what to type. */
export async function makeCode(
  db: Db,
  { orgId, eventId }: { orgId: Id<'org'>; eventId: Id<'evt'> },
  { maxRedemptions, redeemed = 0, ...facts }: CodeFacts = {},
): Promise<string> {
  const promotionId = newId('prm')
  const code = `FAIR${unique().toUpperCase()}`
  await db.batch([
    db.insert(promotions).values({ name: 'Friends of the house', kind: 'percentage', percentBps: 1000, ...facts, id: promotionId, orgId, eventId }),
    db.insert(promoCodes).values({ id: newId('pcd'), orgId, promotionId, code, redeemed, maxRedemptions: maxRedemptions ?? null }),
  ])
  return code
}

/** Somebody with a password and a role in an organisation, who has shown a second factor a moment ago unless told otherwise. */
export async function makeStaff(db: Db, orgId: Id<'org'>, role: MemberRole, session: { secondFactorAt?: Date | null } = {}) {
  const user = await makeUser(db, { name: 'Viktor Haas' })
  const { sessionId } = await makeMember(db, { orgId, role, userId: user.userId, ...session })
  return { ...user, sessionId }
}

/** A guest at a browser that no test looks at. */
export function makeGuest(): BuyerScope {
  return mintBuyerScope({ buyerHash: newSecret(), userId: null, verifiedEmail: null, actor: { kind: 'guest', id: null } })
}
