import { DomainError } from '@/lib/errors'
import type { MemberRole } from '@/lib/permissions'
import type { OrgScope } from '@/platform/authz'
import type { OrganisationError } from '../contract'
import { rolesUpTo } from '../model'

/** The roles whose members somebody may add, change and remove; none for a program. */
export const placeable = ({ role }: OrgScope): MemberRole[] => (role ? rolesUpTo(role) : [])

/** That nobody gives a role above their own. Throws `organisations.role_too_high`. */
export function assertMayPlace(scope: OrgScope, roles: readonly MemberRole[]): void {
  if (roles.every((role) => placeable(scope).includes(role))) return
  throw new DomainError<OrganisationError>('organisations.role_too_high', 'forbidden')
}
