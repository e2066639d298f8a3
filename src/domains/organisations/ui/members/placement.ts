import type { Id } from '@/lib/ids'
import type { MemberRole } from '@/lib/permissions'

/** An event of the organisation, to choose. */
export interface EventChoice {
  id: Id<'evt'>
  name: string
}

/** What a form says somebody is to be. */
export interface Placement {
  role: MemberRole
  isLimited: boolean
  eventIds: Id<'evt'>[]
}

/** As the API takes it. */
export const placed = ({ role, isLimited, eventIds }: Placement) => ({ role, eventIds: isLimited ? eventIds : null })
