import { History, KeyRound, LayoutDashboard, Settings, Smartphone, Users, type LucideIcon } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import type { DeskPage } from '@/lib/addresses'
import type { Permission } from '@/lib/permissions'

export interface DeskPlace {
  readonly href: DeskPage
  /** What takes one there; null: being a member is enough. */
  readonly permission: Permission | null
  readonly icon: LucideIcon
  /** Its word under `desk.places`. */
  readonly name: keyof Messages['desk']['places']
}

/** Where one can go in an organisation's desk, in this order: the side navigation, the phone's bar and the palette read it. */
const DESK_PLACES: readonly DeskPlace[] = [
  { href: '/desk/[orgSlug]', permission: null, icon: LayoutDashboard, name: 'overview' },
  { href: '/desk/[orgSlug]/members', permission: 'members.view', icon: Users, name: 'members' },
  { href: '/desk/[orgSlug]/keys', permission: 'keys.view', icon: KeyRound, name: 'keys' },
  { href: '/desk/[orgSlug]/devices', permission: 'devices.view', icon: Smartphone, name: 'devices' },
  { href: '/desk/[orgSlug]/settings', permission: 'organisation.edit', icon: Settings, name: 'settings' },
  { href: '/desk/[orgSlug]/audit', permission: 'audit.view', icon: History, name: 'audit' },
]

/** Those that are offered to somebody with these permissions. */
export function placesFor(permissions: readonly Permission[]): DeskPlace[] {
  return DESK_PLACES.filter(({ permission }) => permission === null || permissions.includes(permission))
}
