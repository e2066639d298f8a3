import { History, KeyRound, LayoutDashboard, Settings, Smartphone, Users, type LucideIcon } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import type { DeskPage } from '@/lib/addresses'
import { type Permission, rolesWith } from '@/lib/permissions'
import type { MyOrganisation } from '../../contract'

export interface DeskPlace {
  readonly href: DeskPage
  /** What takes one there; null: being a member is enough. */
  readonly permission: Permission | null
  /** It is about events, and so there for who works for some. */
  readonly isOfEvents?: true
  readonly icon: LucideIcon
  /** Its word under `desk.places`. */
  readonly name: keyof Messages['desk']['places']
}

/** Where one can go in an organisation's desk, in this order: the side navigation, the phone's bar and the palette read it. */
const DESK_PLACES: readonly DeskPlace[] = [
  { href: '/desk/[orgSlug]', permission: null, icon: LayoutDashboard, name: 'overview' },
  { href: '/desk/[orgSlug]/members', permission: 'members.view', icon: Users, name: 'members' },
  { href: '/desk/[orgSlug]/keys', permission: 'keys.view', icon: KeyRound, name: 'keys' },
  { href: '/desk/[orgSlug]/devices', permission: 'devices.view', isOfEvents: true, icon: Smartphone, name: 'devices' },
  { href: '/desk/[orgSlug]/settings', permission: 'organisation.edit', icon: Settings, name: 'settings' },
  { href: '/desk/[orgSlug]/audit', permission: 'audit.view', icon: History, name: 'audit' },
]

/** Those that are offered to a member. */
export function placesFor({ permissions, role }: Pick<MyOrganisation, 'permissions' | 'role'>): DeskPlace[] {
  return DESK_PLACES.filter(
    ({ permission, isOfEvents }) => permission === null || permissions.includes(permission) || (isOfEvents && rolesWith(permission).includes(role)),
  )
}
