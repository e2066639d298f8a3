import { HOUR_MS } from '@/lib/time'

export const MEMBER_ROLES = ['owner', 'manager', 'staff', 'cashier', 'security'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

/** `roles` carry it. `secondFactor`: it takes one, shown lately, which no key has. `forKeys`: a key can be given it; the rest is for people alone. */
type PermissionRule = { readonly roles: readonly MemberRole[] } & (
  | { readonly secondFactor?: true; readonly forKeys?: never }
  | { readonly forKeys: true; readonly secondFactor?: never }
)

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

type Rules = typeof PERMISSIONS

/** What a key can be given. */
export type KeyPermission = { [P in Permission]: Rules[P] extends { readonly forKeys: true } ? P : never }[Permission]

const isForKeys = (permission: Permission): permission is KeyPermission => ruleOf(permission).forKeys === true
const isPermission = (text: string): text is Permission => Object.hasOwn(PERMISSIONS, text)

const ruleOf = (permission: Permission): PermissionRule => PERMISSIONS[permission]

/** What a paired device may do at its event, and nothing else. */
export type DevicePermission = Extract<Permission, 'gate.view' | 'gate.scan'>

/** The roles that carry a permission, for proofs made inside a statement. */
export function rolesWith(permission: Permission): readonly MemberRole[] {
  return ruleOf(permission).roles
}

/** How long a second factor that was shown counts. */
const SECOND_FACTOR_TTL_MS = 12 * HOUR_MS

/** Whether a second factor that was shown at `shownAt` still counts. */
export function isSecondFactorFresh(shownAt: Date | null, now: Date): boolean {
  return shownAt !== null && now.getTime() - shownAt.getTime() < SECOND_FACTOR_TTL_MS
}

/** Whether somebody who last showed a second factor at `shownAt` must do so first to use the permission. */
export function needsSecondFactor(permission: Permission, shownAt: Date | null, now: Date): boolean {
  return ruleOf(permission).secondFactor === true && !isSecondFactorFresh(shownAt, now)
}

/** Everything that can be permitted. */
export const ALL_PERMISSIONS: readonly Permission[] = Object.keys(PERMISSIONS).filter(isPermission)

/** All that a key can be given, in the order of the table. */
export const KEY_PERMISSIONS: readonly KeyPermission[] = ALL_PERMISSIONS.filter(isForKeys)

/** What a role may do in the whole of an organisation. */
export function permissionsOf(role: MemberRole): Permission[] {
  return ALL_PERMISSIONS.filter((permission) => rolesWith(permission).includes(role))
}
