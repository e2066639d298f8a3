import { needsSecondFactor, rolesWith, type Permission } from '@/lib/permissions'
import { newSecret } from '@/platform/random'
import type { ProcedureName } from '@/trpc/root'
import type { ProcedureWorld } from './world.ts'

/** Who asks about things that are not theirs. */
export const INTRUDERS = ['nobody', 'stranger', 'otherOwner', 'cashier'] as const
export type Intruder = (typeof INTRUDERS)[number]

/** Who works for the organiser, beside the cashier; the guard's role is security. */
const MEMBERS = ['owner', 'manager', 'staff', 'guard'] as const
export type Member = (typeof MEMBERS)[number]

/** What comes without a person. What is not a machine's it gets as nobody does. */
export const MACHINES = ['device', 'otherDevice', 'revokedDevice', 'key', 'revokedKey'] as const
export type Machine = (typeof MACHINES)[number]

/** Who may; asked last, to show that the question was a good one. */
export type Rightful = 'nobody' | 'buyer' | 'admin' | Member

type Status = 200 | 204 | 302 | 307 | 400 | 401 | 403 | 404

export interface Access<Question = unknown> extends Record<Intruder, Status> {
  rightful: Rightful
  /** What machines get beyond nobody's. */
  machines?: Partial<Record<Machine, Status>>
  /** Members whose role is too small: it is not there for them either. */
  tooSmall?: readonly Member[]
  /** Whether an owner who has not shown one lately is sent to do so. */
  takesSecondFactor?: boolean
  /** What a write says that answers everybody alike, and does something for one only. */
  outcome?: { intruder: string; rightful: string }
  /** A question about the buyer's reservation, orders and ticket, or about the organiser's event. */
  ask(world: ProcedureWorld): Question
}

type Ask<Question> = Access<Question>['ask']

export const all = (status: Status) => ({ nobody: status, stranger: status, otherOwner: status, cashier: status })

/** About what is public, or about nobody but the caller. */
export const open = <Q>(ask: Ask<Q>): Access<Q> => ({ ...all(200), rightful: 'nobody', ask })
/** About what is the buyer's: for others it does not exist. */
export const buyers = <Q>(ask: Ask<Q>): Access<Q> => ({ ...all(404), rightful: 'buyer', ask })
/** The same, where what is not one's own looks as if it were over already. */
const quietly = <Q>(outcome: NonNullable<Access['outcome']>, ask: Ask<Q>): Access<Q> => ({ ...all(200), rightful: 'buyer', outcome, ask })
/** About the caller's own account: whoever is signed in sees their own and nothing else. */
export const own = <Q>(ask: Ask<Q>): Access<Q> => ({ ...all(200), nobody: 401, rightful: 'buyer', ask })
/** At the event's gate, where a device that was paired for it stands too. */
const gate = <Q>(ask: Ask<Q>, refused: Status): Access<Q> => ({ ...all(refused), nobody: 401, machines: { device: 200 }, rightful: 'guard', ask })
/** In an organisation, for the roles that carry a permission. */
export const desk = <Q>(permission: Permission, ask: Ask<Q>, rightful: Member = 'owner'): Access<Q> => {
  const roles = rolesWith(permission)
  const isTooSmall = (member: Member) => !roles.includes(member === 'guard' ? 'security' : member)
  return {
    ...all(404),
    nobody: 401,
    cashier: roles.includes('cashier') ? 200 : 404,
    rightful,
    tooSmall: MEMBERS.filter(isTooSmall),
    takesSecondFactor: needsSecondFactor(permission, null, new Date()),
    ask,
  }
}
/** For who runs the installation: nobody else learns that it is there. */
export const platform = <Q>(ask: Ask<Q>): Access<Q> => ({ ...all(404), nobody: 401, rightful: 'admin', tooSmall: MEMBERS, ask })

const nothing = () => undefined

/** What each procedure of the API answers to whom. One that is missing here does not compile. */
export const ACCESS: Readonly<Record<ProcedureName, Access>> = {
  ping: open(nothing),

  'events.list': open(() => ({})),
  'events.near': open(() => ({ latitude: 52.5, longitude: 13.4 })),
  'events.bySlug': open(({ slug }) => ({ slug })),
  'events.ofOrganisation': desk('events.view', ({ orgId }) => ({ orgId })),

  'organisations.mine': own(nothing),
  'organisations.waiting': own(nothing),
  'organisations.create': own(({ requestId }) => ({
    name: 'Eve', slug: `eve-${requestId().slice(-12)}`, country: 'DE', supportEmail: 'eve@desks.example', currency: 'EUR', locale: 'en',
  })),
  'organisations.profile': desk('organisation.edit', ({ orgId }) => ({ orgId })),
  'organisations.update': desk('organisation.edit', ({ orgId, orgSlug }) => ({
    orgId, name: 'Eve', slug: orgSlug, country: 'DE', supportEmail: 'eve@desks.example', website: null, taxId: null, colors: null, locales: ['en'],
    currencies: ['EUR'],
  })),
  'organisations.members': desk('members.view', ({ orgId }) => ({ orgId })),
  'organisations.invite': desk('members.manage', ({ orgId, requestId }) => ({
    orgId, email: `${requestId()}@people.example`, role: 'staff', eventIds: null, requestId: requestId(),
  })),
  'organisations.resendInvitation': desk('members.manage', ({ orgId, invitation }) => ({ orgId, invitationId: invitation.invitationId })),
  'organisations.withdrawInvitation': desk('members.manage', ({ orgId, invitation }) => ({ orgId, invitationId: invitation.invitationId })),
  // Their link opens it for whoever has it, and a wrong one opens nothing.
  'organisations.invitation': open(({ invitation }) => ({ invitationId: invitation.invitationId, secret: newSecret() })),
  'organisations.declineInvitation': open(({ invitation }) => invitation),
  'organisations.acceptInvitation': {
    ...own(({ invitation }) => invitation),
    outcome: { intruder: 'other_address', rightful: 'joined' },
  },
  'organisations.changeMember': desk('members.manage', ({ orgId, memberId }) => ({ orgId, memberId, role: 'cashier', eventIds: null })),
  'organisations.removeMember': desk('members.manage', ({ orgId, memberId }) => ({ orgId, memberId })),
  'organisations.leave': own(({ orgId }) => ({ orgId })),
  'organisations.transfer': desk('organisation.transfer', ({ orgId, memberId }) => ({ orgId, memberId })),
  'organisations.platformSearch': platform(() => ({ q: '' })),
  'organisations.supportView': platform(({ orgId }) => ({ orgId })),
  'organisations.delete': desk('organisation.delete', ({ orgId }) => ({ orgId })),

  'events.orgList': desk('events.view', ({ orgId }) => ({ orgId })),
  'events.orgGet': desk('events.view', ({ orgId, eventId }) => ({ orgId, eventId })),
  'inventory.orgTypes': desk('events.view', ({ orgId, eventId }) => ({ orgId, eventId })),
  'inventory.orgType': desk('events.view', ({ orgId, ticketTypeId }) => ({ orgId, ticketTypeId })),
  'orders.orgList': desk('orders.view', ({ orgId }) => ({ orgId })),
  'orders.orgGet': desk('orders.view', ({ orgId, paidOrderId }) => ({ orgId, orderId: paidOrderId })),
  'tickets.orgList': desk('orders.view', ({ orgId, eventId }) => ({ orgId, eventId })),
  'tickets.orgGet': desk('orders.view', ({ orgId, ticketId }) => ({ orgId, ticketId })),
  'tickets.attendees': desk('attendees.view', ({ orgId, eventId }) => ({ orgId, eventId })),
  'tickets.attendee': desk('attendees.view', ({ orgId, ticketId }) => ({ orgId, ticketId })),

  'inventory.offers': open(({ eventId }) => ({ eventId })),
  'inventory.reserve': open(({ eventId, ticketTypeId, requestId }) => ({
    eventId, requestId: requestId(), lines: [{ ticketTypeId, occurrenceId: null, quantity: 1 }],
  })),
  'inventory.cart': open(nothing),
  'inventory.reservation': buyers(({ reservationId }) => ({ reservationId })),

  'orders.quote': buyers(({ reservationId }) => ({ reservationId })),
  'orders.place': buyers(({ reservationId, requestId }) => ({
    reservationId, requestId: requestId(), buyer: { name: 'Eve', email: 'eve@buyers.example' }, locale: 'en',
  })),
  'orders.get': buyers(({ paidOrderId }) => ({ orderId: paidOrderId })),
  'orders.mine': own(() => ({})),
  'orders.cancel': quietly({ intruder: 'too_late', rightful: 'cancelled' }, ({ pendingOrderId }) => ({ orderId: pendingOrderId })),
  'orders.release': quietly({ intruder: 'ended', rightful: 'released' }, ({ reservationId }) => ({ reservationId })),
  'orders.claim': { ...buyers(({ paidOrderId }) => ({ orderId: paidOrderId })), nobody: 401 },

  'payments.check': quietly({ intruder: 'settled', rightful: 'waiting' }, ({ pendingOrderId }) => ({ orderId: pendingOrderId })),

  'tickets.get': buyers(({ ticketId }) => ({ ticketId })),
  'tickets.resend': buyers(({ paidOrderId }) => ({ orderId: paidOrderId })),
  'tickets.mine': own(() => ({})),

  'gate.events': own(nothing),
  'gate.event': gate(({ eventId }) => ({ eventId }), 404),
  'gate.scan': gate(({ eventId, ticketCode, requestId }) => ({ eventId, text: ticketCode, zoneId: null, nonce: requestId() }), 403),

  'audit.list': desk('audit.view', ({ orgId }) => ({ orgId })),

  'devices.list': desk('devices.view', ({ orgId }) => ({ orgId })),
  'devices.create': desk('devices.manage', ({ eventId }) => ({ eventId, name: 'North gate', zoneId: null })),
  'devices.renew': desk('devices.manage', ({ eventId, deviceId }) => ({ eventId, deviceId })),
  'devices.revoke': desk('devices.manage', ({ eventId, deviceId }) => ({ eventId, deviceId })),
  'devices.pair': open(({ pairingCode }) => ({ code: pairingCode() })),
  'devices.this': open(nothing),

  'keys.list': desk('keys.view', ({ orgId }) => ({ orgId })),
  'keys.create': desk('keys.manage', ({ orgId, requestId }) => ({ orgId, requestId: requestId(), name: 'Eve', scopes: ['orders.view'], expiresInDays: 1 })),
  'keys.rotate': desk('keys.manage', ({ orgId, keyId, requestId }) => ({ orgId, keyId, requestId: requestId(), overlapHours: 0 })),
  'keys.revoke': desk('keys.manage', ({ orgId, keyId }) => ({ orgId, keyId })),

  'identity.me': open(nothing),
  'identity.account': own(nothing),
  'identity.sessions': own(nothing),
  'identity.endSession': {
    ...own(({ sessionId }) => ({ sessionId })),
    outcome: { intruder: 'over', rightful: 'ended' },
  },
  'identity.changePassword': own(() => ({ password: null, newPassword: 'a lantern in the rain' })),
  'identity.requestEmailChange': own(({ requestId }) => ({ email: `${requestId()}@people.example`, password: null })),
  'identity.confirmEmailChange': open(() => ({ token: newSecret() })),
  'identity.waysIn': open(nothing),
  'identity.google': own(nothing),
  'identity.prepareGoogleLink': own(nothing),
  'identity.unlinkGoogle': own(() => ({ password: null })),
  'identity.secondFactor': own(nothing),
  'identity.beginSecondFactor': own(() => ({ password: null })),
  'identity.confirmSecondFactor': own(() => ({ code: '000000' })),
  'identity.showSecondFactor': own(() => ({ code: '000000' })),
  'identity.renewRecoveryCodes': own(() => ({ code: '000000' })),
  'identity.endSecondFactor': own(() => ({ code: '000000' })),
  'identity.endOtherSessions': own(nothing),
  'identity.signUp': open(({ requestId }) => ({
    name: 'Eve', email: `${requestId()}@people.example`, password: 'a long enough one', locale: 'en', returnTo: null,
  })),
  'identity.verifyEmail': open(() => ({ token: newSecret(), password: 'a long enough one' })),
  'identity.requestVerification': open(({ requestId }) => ({ email: `${requestId()}@people.example`, returnTo: null })),
  'identity.requestMagicLink': open(({ requestId }) => ({ email: `${requestId()}@people.example`, returnTo: null })),
  'identity.requestPasswordReset': open(({ requestId }) => ({ email: `${requestId()}@people.example`, returnTo: null })),
  'identity.resetPassword': open(() => ({ token: newSecret(), password: 'a long enough one' })),
}
