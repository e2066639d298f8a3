import type { Db } from '@/db/client'
import { events, venues } from '@/db/schema/events'
import { recoveryCodes, sessions, totpFactors, users } from '@/db/schema/identity'
import { reservations, ticketTypes } from '@/db/schema/inventory'
import { orderLines, orders } from '@/db/schema/orders'
import { organisations } from '@/db/schema/organisations'
import { tickets } from '@/db/schema/tickets'
import { newId, type Id } from '@/lib/ids'
import { newSecret, sha256 } from '@/platform/random'
import { seal } from '@/platform/sealing'
import type { Shell } from '@/platform/shell'
import { newTotpSecret } from '@/platform/totp'
import { issueLink } from './commands/issue-link'
import { newRecoveryCodes } from './commands/make-recovery-codes'
import type { LinkPurpose } from './model'

export const PASSWORD = 'three crows on a wire'
/** `PASSWORD`, hashed once: at the parameters of production it takes a sixth of a second. */
export const PASSWORD_HASH =
  'scrypt$32768$8$3$00112233445566778899aabbccddeeff$e21c62ee928b4e5d1118b46ebc0218559a2a8e36a08529bb4df04318b577b879'

/** An active account with `PASSWORD`, unless told otherwise. */
export async function makeUser(
  db: Db,
  facts: Partial<Omit<typeof users.$inferInsert, 'id'>> = {},
): Promise<{ userId: Id<'usr'>; email: string }> {
  const userId = newId('usr')
  const email = facts.email ?? `${userId}@people.example`
  await db.insert(users).values({
    name: 'Ines Okafor',
    passwordHash: PASSWORD_HASH,
    status: 'active',
    emailVerifiedAt: facts.status === 'pending_verification' ? null : new Date('2026-01-01T00:00:00Z'),
    ...facts,
    id: userId,
    email,
  })
  return { userId, email }
}

/** A browser in which somebody is signed in, for longer than any test. */
export async function makeSession(db: Db, userId: Id<'usr'>, facts: Partial<typeof sessions.$inferInsert> = {}): Promise<Id<'ses'>> {
  const id = newId('ses')
  await db.insert(sessions).values({ method: 'password', rotatedAt: new Date(), expiresAt: new Date('2099-01-01T00:00:00Z'), ...facts, id, userId })
  return id
}

/** A second factor that is on, with its ten recovery codes; answers what its owner knows. */
export async function makeSecondFactor(db: Db, authSecret: string, userId: Id<'usr'>): Promise<{ secret: string; codes: string[] }> {
  const secret = newTotpSecret()
  const secretEncrypted = await seal(secret, { authSecret, use: 'totp', owner: userId })
  const { plain, hashes } = await newRecoveryCodes(userId)
  await db.batch([
    db.insert(totpFactors).values({ userId, secretEncrypted, confirmedAt: new Date('2026-01-01T00:00:00Z') }),
    db.insert(recoveryCodes).values(hashes.map((codeHash) => ({ userId, codeHash }))),
  ])
  return { secret, codes: plain }
}

/** A guest's confirmed order of one ticket, with the organiser and event behind it. */
export async function makeGuestOrder(
  db: Db,
  { email, userId = null }: { email: string; userId?: Id<'usr'> | null },
): Promise<{ orderId: Id<'ord'>; ticketId: Id<'tkt'>; orgId: Id<'org'> }> {
  const [orgId, venueId, eventId, ticketTypeId] = [newId('org'), newId('ven'), newId('evt'), newId('tty')]
  const [reservationId, orderId, orderLineId, ticketId] = [newId('rsv'), newId('ord'), newId('oln'), newId('tkt')]
  const at = new Date('2026-06-01T20:00:00Z')
  const buyerHash = await sha256(newSecret())
  const own = { orgId, eventId }
  await db.batch([
    db.insert(organisations).values({ id: orgId, slug: orgId, name: 'Northlight', country: 'DE', supportEmail: 'help@northlight.example' }),
    db.insert(venues).values({ id: venueId, orgId, name: 'Werk 9', address: 'Hafenstraße 9', city: 'Leipzig', country: 'DE' }),
    db.insert(events).values({
      id: eventId, orgId, venueId, slug: eventId, kind: 'concert', name: { en: 'Velvet Static' }, summary: { en: 'One night.' },
      body: { en: 'Doors at seven.' }, timeZone: 'Europe/Berlin', currency: 'EUR', capacity: 100, colors: ['#1f1147', '#ff6b4a'],
      startsAt: at, nextAt: at, endsAt: new Date('2026-06-01T23:00:00Z'), admissionOpensAt: at,
    }),
    db.insert(ticketTypes).values({
      ...own, id: ticketTypeId, kind: 'standard', name: { en: 'Standing' }, description: { en: 'One person.' }, position: 0,
      priceMinor: 2500, currency: 'EUR', taxBps: 0,
    }),
    db.insert(reservations).values({
      ...own, id: reservationId, buyerHash, requestId: newId('req'), status: 'converted', expiresAt: at, endedAt: at,
    }),
    db.insert(orders).values({
      ...own, id: orderId, reservationId, number: orderId, status: 'confirmed', confirmedAt: at, userId, buyerHash, email,
      name: 'Ines Okafor', locale: 'en', currency: 'EUR', subtotalMinor: 2500, discountMinor: 0, feesMinor: 0, taxMinor: 0,
      totalMinor: 2500, requestId: newId('req'),
    }),
    db.insert(orderLines).values({
      id: orderLineId, orderId, kind: 'ticket', position: 0, ticketTypeId, quantity: 1, unitMinor: 2500, amountMinor: 2500,
    }),
    db.insert(tickets).values({
      ...own, id: ticketId, ticketTypeId, orderId, orderLineId, userId, code: 'TKT-AAAAAA', holderName: 'Ines Okafor', holderEmail: email,
    }),
  ])
  return { orderId, ticketId, orgId }
}

/** A link as a mail would carry it; answers its secret. */
export function makeLink(shell: Shell, userId: Id<'usr'>, purpose: LinkPurpose): Promise<string> {
  return issueLink(shell, { userId, purpose, outboxId: newId('obx') })
}
