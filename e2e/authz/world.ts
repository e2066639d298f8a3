import { z } from 'zod'
import type { Db } from '@/db/client'
import { makeEvent } from '@/domains/events/testing'
import { makeSession, makeUser } from '@/domains/identity/testing'
import { makeTicketType } from '@/domains/inventory/testing'
import { makeDevice, makeWaitingDevices } from '@/domains/devices/testing'
import { makeKey } from '@/domains/keys/testing'
import { invitationSecret } from '@/domains/organisations/queries'
import { makeInvitation, makeMember, makeOrganisation } from '@/domains/organisations/testing'
import { newId, type Id } from '@/lib/ids'
import type { MemberRole } from '@/lib/permissions'
import type { Shell } from '@/platform/shell'
import { ApiClient } from '../support/api-client.ts'
import { happeningNow, makeSale, makeStaff } from '../support/world.ts'
import type { Intruder, Machine, Member, Rightful } from './access.ts'

const reserved = z.object({ outcome: z.literal('reserved'), reservationId: z.string() })
const placed = z.object({ orderId: z.string() })
const order = z.object({ tickets: z.tuple([z.object({ id: z.string(), code: z.string() })]) })

export interface ProcedureWorld {
  orgId: Id<'org'>
  orgSlug: string
  eventId: Id<'evt'>
  slug: string
  /** Of the event, in English; no other has it. */
  name: string
  ticketTypeId: Id<'tty'>
  /** Held by the buyer and not ordered. */
  reservationId: string
  /** Waits for its payment. */
  pendingOrderId: string
  /** Confirmed, with its ticket. */
  paidOrderId: string
  ticketId: string
  ticketCode: string
  /** Told to the organiser and to themselves. */
  buyerEmail: string
  /** To the buyer, to work for the organiser. */
  invitation: { invitationId: Id<'inv'>; secret: string }
  /** Of the organisation's staff, and nobody's who calls. */
  memberId: Id<'mem'>
  /** Of the organisation's. */
  keyId: Id<'key'>
  /** Of another browser of the buyer's. */
  sessionId: Id<'ses'>
  deviceId: Id<'dev'>
  /** Of the same organisation; its gate is another. */
  otherEventId: Id<'evt'>
  /** One that was not used yet. */
  pairingCode(): string
  callers: Record<Intruder | Rightful | Member | Machine | 'unprovenOwner', ApiClient>
  requestId(): string
}

/** Somebody who runs the installation. */
async function makeAdmin(db: Db) {
  const user = await makeUser(db, { isAdmin: true })
  return { ...user, sessionId: await makeSession(db, user.userId, { secondFactorAt: new Date() }) }
}

/** An organiser's event with its doors open and a buyer's things at it; and everybody who may ask about them. */
export async function makeProcedureWorld(shell: Shell, url: string): Promise<ProcedureWorld> {
  const { db, env } = shell
  const sale = await makeSale(db, { event: happeningNow() })
  const free = await makeTicketType(db, { orgId: sale.orgId, eventId: sale.eventId, priceMinor: 0, position: 1 })
  // All have shown a second factor, so that a refusal is about who they are.
  const signedIn = async (user: { userId: Id<'usr'>; email: string; sessionId?: Id<'ses'> }) =>
    new ApiClient(url).signIn({ ...user, sessionId: user.sessionId ?? (await makeSession(db, user.userId, { secondFactorAt: shell.now })) }, env.AUTH_SECRET)
  const member = async (role: MemberRole) => signedIn(await makeStaff(db, sale.orgId, role))
  const other = await makeOrganisation(db)
  const account = await makeUser(db)
  const buyer = await signedIn({ ...account, sessionId: await makeSession(db, account.userId) })

  const reserve = async (ticketTypeId: Id<'tty'>) => {
    const lines = [{ ticketTypeId, occurrenceId: null, quantity: 1 }]
    return reserved.parse((await buyer.call('mutation', 'inventory.reserve', { eventId: sale.eventId, requestId: newId('req'), lines })).body)
  }
  const place = async (ticketTypeId: Id<'tty'>) => {
    const { reservationId } = await reserve(ticketTypeId)
    const details = { name: 'Ines Okafor', email: account.email }
    return placed.parse((await buyer.call('mutation', 'orders.place', { reservationId, requestId: newId('req'), buyer: details, locale: 'en' })).body)
  }
  const { orderId: pendingOrderId } = await place(sale.ticketTypeId)
  const { orderId: paidOrderId } = await place(free.ticketTypeId)
  const { tickets: [ticket] } = order.parse((await buyer.call('query', 'orders.get', { orderId: paidOrderId })).body)
  const { reservationId } = await reserve(sale.ticketTypeId)
  const codes = await makeWaitingDevices(db, sale, 20)
  const device = await makeDevice(db, sale)
  const elsewhere = await makeEvent(db, { orgId: sale.orgId, now: shell.now })
  const { invitationId } = await makeInvitation(db, { orgId: sale.orgId, email: account.email })
  return {
    ...sale,
    deviceId: device.deviceId,
    otherEventId: elsewhere.eventId,
    pairingCode: () => codes.pop() ?? 'none left',
    orgSlug: sale.orgId.replace('_', '-'),
    reservationId,
    pendingOrderId,
    paidOrderId,
    ticketId: ticket.id,
    ticketCode: ticket.code,
    buyerEmail: account.email,
    invitation: { invitationId, secret: await invitationSecret(env.AUTH_SECRET, invitationId) },
    memberId: (await makeMember(db, { orgId: sale.orgId, role: 'staff' })).memberId,
    keyId: (await makeKey(db, { orgId: sale.orgId })).keyId,
    sessionId: await makeSession(db, account.userId),
    callers: {
      nobody: new ApiClient(url),
      stranger: await signedIn(await makeUser(db)),
      otherOwner: await signedIn(await makeStaff(db, other.orgId, 'owner')),
      cashier: await member('cashier'),
      buyer,
      guard: await member('security'),
      owner: await member('owner'),
      admin: await signedIn(await makeAdmin(db)),
      unprovenOwner: await signedIn(await makeStaff(db, sale.orgId, 'owner', { secondFactorAt: null })),
      manager: await member('manager'),
      staff: await member('staff'),
      device: new ApiClient(url).becomeDevice({ eventId: sale.eventId, secret: (await makeDevice(db, sale)).secret }),
      otherDevice: new ApiClient(url).becomeDevice({ eventId: elsewhere.eventId, secret: (await makeDevice(db, elsewhere)).secret }),
      revokedDevice: new ApiClient(url).becomeDevice({ eventId: sale.eventId, secret: (await makeDevice(db, { ...sale, revokedAt: shell.now })).secret }),
      key: new ApiClient(url).showKey((await makeKey(db, { orgId: sale.orgId })).key),
      revokedKey: new ApiClient(url).showKey((await makeKey(db, { orgId: sale.orgId, revokedAt: shell.now })).key),
    },
    requestId: () => newId('req'),
  }
}
