import type { Id } from '@/lib/ids'
import { HOUR_MS } from '@/lib/time'

/** Who did it, as the audit log keeps it. */
export type Actor =
  | { readonly kind: 'user'; readonly id: Id<'usr'> }
  | { readonly kind: 'guest'; readonly id: null }
  | { readonly kind: 'key'; readonly id: Id<'key'> }
  | { readonly kind: 'device'; readonly id: Id<'dev'> }
  | { readonly kind: 'system'; readonly id: string }
  | { readonly kind: 'provider'; readonly id: string }

const MEMBER_ROLES = ['owner', 'manager', 'staff', 'cashier', 'security'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

interface PermissionRule {
  /** The roles that carry it. */
  readonly roles: readonly MemberRole[]
  /** Whether it takes a second factor, shown lately. */
  readonly secondFactor?: true
  /** Whether a key can be given it: the rest is for people alone. */
  readonly forKeys?: true
}

const RUNS: readonly MemberRole[] = ['owner', 'manager']
const WORKS: readonly MemberRole[] = ['owner', 'manager', 'staff']

/** Who may do what in an organisation: the one table that procedures, screens and keys read. */
const PERMISSIONS = {
  'organisation.view': { roles: MEMBER_ROLES },
  'organisation.edit': { roles: RUNS },
  'organisation.transfer': { roles: ['owner'], secondFactor: true },
  'organisation.delete': { roles: ['owner'], secondFactor: true },
  'members.view': { roles: WORKS },
  'members.manage': { roles: RUNS, secondFactor: true },
  'keys.view': { roles: RUNS },
  'keys.manage': { roles: RUNS, secondFactor: true },
  'devices.view': { roles: WORKS },
  'devices.manage': { roles: WORKS },
  'audit.view': { roles: RUNS },
  'events.view': { roles: WORKS, forKeys: true },
  'orders.view': { roles: WORKS, forKeys: true },
  'attendees.view': { roles: WORKS, forKeys: true },
  'gate.view': { roles: ['owner', 'manager', 'staff', 'security'], forKeys: true },
  'gate.scan': { roles: ['owner', 'manager', 'staff', 'security'], forKeys: true },
} as const satisfies Record<string, PermissionRule>

export type Permission = keyof typeof PERMISSIONS

const ruleOf = (permission: Permission): PermissionRule => PERMISSIONS[permission]

/** The roles that carry a permission, for proofs made inside a statement. */
export function rolesWith(permission: Permission): readonly MemberRole[] {
  return ruleOf(permission).roles
}

/** How long a second factor that was shown counts. */
const SECOND_FACTOR_TTL_MS = 12 * HOUR_MS

/** Whether somebody who last showed a second factor at `shownAt` must do so first to use the permission. */
export function needsSecondFactor(permission: Permission, shownAt: Date | null, now: Date): boolean {
  return ruleOf(permission).secondFactor === true && (shownAt === null || now.getTime() - shownAt.getTime() >= SECOND_FACTOR_TTL_MS)
}

const proven: unique symbol = Symbol('proven')

/** Proof that the actor may act for this organisation with this permission. Minted by the procedure ladder alone. */
export interface OrgScope {
  readonly [proven]: 'org'
  readonly orgId: Id<'org'>
  readonly actor: Actor
  /** The member's; null for a key. */
  readonly role: MemberRole | null
  readonly permission: Permission
}

/** Proof that the actor may act on this one event with this permission. */
export interface EventScope {
  readonly [proven]: 'event'
  readonly orgId: Id<'org'>
  readonly eventId: Id<'evt'>
  readonly actor: Actor
  readonly permission: Permission
}

/**
 * A claim to an event that the statement itself must prove, so that a scan stays one round trip: its first CTE joins the
 * member's role, and nothing happens without that row.
 */
export interface EventClaim {
  readonly [proven]: 'claim'
  readonly eventId: Id<'evt'>
  readonly userId: Id<'usr'>
  readonly sessionId: Id<'ses'>
  readonly roles: readonly MemberRole[]
}

/** A buyer: the browser's key, and the account when signed in. Reservations and orders belong to one of them. */
export interface BuyerScope {
  readonly [proven]: 'buyer'
  readonly buyerHash: string
  readonly userId: Id<'usr'> | null
  /** Only an address that was proven; null for guests. */
  readonly verifiedEmail: string | null
  readonly actor: Actor
}

type Unproven<T> = Omit<T, typeof proven>

// The only place where scopes are made: whoever calls these vouches for the proof.
export const mintOrgScope = (facts: Unproven<OrgScope>): OrgScope => ({ ...facts, [proven]: 'org' })
export const mintEventScope = (facts: Unproven<EventScope>): EventScope => ({ ...facts, [proven]: 'event' })
export const mintEventClaim = (facts: Unproven<EventClaim>): EventClaim => ({ ...facts, [proven]: 'claim' })
export const mintBuyerScope = (facts: Unproven<BuyerScope>): BuyerScope => ({ ...facts, [proven]: 'buyer' })
