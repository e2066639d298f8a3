import { v7 } from 'uuid'

/** Every id's prefix: three letters, one per table that has an id. */
export const ID_PREFIXES = {
  usr: 'user',
  atk: 'auth token',
  ses: 'session',
  org: 'organisation',
  mem: 'member',
  inv: 'invitation',
  key: 'API key',
  dev: 'device',
  evt: 'event',
  occ: 'occurrence',
  ven: 'venue',
  stg: 'stage',
  art: 'artist',
  prf: 'performance',
  zon: 'zone',
  tty: 'ticket type',
  tir: 'price tier',
  pol: 'pool',
  stk: 'stock',
  rsv: 'reservation',
  rsl: 'reservation line',
  prm: 'promotion',
  pcd: 'promo code',
  red: 'redemption',
  ord: 'order',
  oln: 'order line',
  pay: 'payment',
  rfd: 'refund',
  tkt: 'ticket',
  scn: 'scan',
  aud: 'audit entry',
  obx: 'outbox entry',
  req: 'request',
} as const

export type IdPrefix = keyof typeof ID_PREFIXES
export type Id<P extends IdPrefix> = `${P}_${string}` & { readonly __id: P }

const UUID_HEX = /^[0-9a-f]{32}$/

/** A new sortable id: prefix, underscore, UUID version 7 (RFC 9562) as 32 hex digits. */
export function newId<P extends IdPrefix>(prefix: P): Id<P> {
  return brand<P>(`${prefix}_${v7().replaceAll('-', '')}`)
}

/** Whether `value` has the form of an id of that kind; says nothing about its existence. */
export function isId<P extends IdPrefix>(prefix: P, value: string): value is Id<P> {
  return value.startsWith(`${prefix}_`) && UUID_HEX.test(value.slice(prefix.length + 1))
}

/** An id's 16 bytes, for compact signed payloads. */
export function idBytes(id: Id<IdPrefix>): Uint8Array {
  return Uint8Array.from(id.slice(4).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

/** The id that `idBytes` was made from. */
export function idFromBytes<P extends IdPrefix>(prefix: P, bytes: Uint8Array): Id<P> {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return brand<P>(`${prefix}_${hex}`)
}

// The one place that casts: safe because every caller has just built or checked the string's form.
function brand<P extends IdPrefix>(value: string): Id<P> {
  return value as Id<P>
}
