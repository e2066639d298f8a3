import type { Id } from '@/lib/ids'
import type { KeyPermission, MemberRole, Permission } from '@/lib/permissions'

/** Who did it, as the audit log keeps it. */
export type Actor =
  | { readonly kind: 'user'; readonly id: Id<'usr'> }
  | { readonly kind: 'guest'; readonly id: null }
  | { readonly kind: 'key'; readonly id: Id<'key'> }
  | { readonly kind: 'device'; readonly id: Id<'dev'> }
  | { readonly kind: 'system'; readonly id: string }
  | { readonly kind: 'provider'; readonly id: string }

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

/** Proof that the actor may do this at an organisation's events: at all of them, or at some. */
export interface EventsScope {
  readonly [proven]: 'events'
  readonly orgId: Id<'org'>
  /** Null: all there are, and those to come. */
  readonly eventIds: readonly Id<'evt'>[] | null
  readonly actor: Actor
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

/** The key that a program shows: by what it is found, and what proves it. */
export interface KeyCredential {
  readonly prefix: string
  /** SHA-256 of its secret, in hex. */
  readonly secretHash: string
}

/** What a paired device shows: whose it is, and SHA-256 of its token, in hex. */
export interface DeviceCredential {
  readonly eventId: Id<'evt'>
  readonly tokenHash: string
}

/**
 * By what somebody claims an event: as a member with one of the roles, by a session; by a key that was given the permission;
 * or as a device that was paired for it.
 */
export type Claimant =
  | { readonly kind: 'member'; readonly userId: Id<'usr'>; readonly sessionId: Id<'ses'>; readonly roles: readonly MemberRole[] }
  | { readonly kind: 'key'; readonly credential: KeyCredential; readonly permission: KeyPermission }
  | { readonly kind: 'device'; readonly credential: DeviceCredential }

/** Proof that who asks runs the installation, and has shown a second factor lately. */
export interface PlatformScope {
  readonly [proven]: 'platform'
  readonly actor: Actor
}

/**
 * A claim to an event that the statement itself must prove, so that a scan stays one round trip: its first CTE joins what
 * proves it, and nothing happens without that row.
 */
export interface EventClaim {
  readonly [proven]: 'claim'
  readonly eventId: Id<'evt'>
  readonly by: Claimant
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
export const mintEventsScope = (facts: Unproven<EventsScope>): EventsScope => ({ ...facts, [proven]: 'events' })
export const mintEventScope = (facts: Unproven<EventScope>): EventScope => ({ ...facts, [proven]: 'event' })
export const mintPlatformScope = (facts: Unproven<PlatformScope>): PlatformScope => ({ ...facts, [proven]: 'platform' })
export const mintEventClaim = (facts: Unproven<EventClaim>): EventClaim => ({ ...facts, [proven]: 'claim' })
export const mintBuyerScope = (facts: Unproven<BuyerScope>): BuyerScope => ({ ...facts, [proven]: 'buyer' })
