import { z } from 'zod'
import { idSchema } from '@/lib/id-schema'
import { ALL_PERMISSIONS, MEMBER_ROLES } from '@/lib/permissions'

/** More than anybody works for; it bounds what a switcher lists. */
export const MY_ORGANISATIONS_MAX = 200

const memberRoleSchema = z.enum(MEMBER_ROLES)

/** `#rrggbb`, twice; null: the house's own. */
const colorsSchema = z.tuple([z.string(), z.string()])

/** An organisation as its member sees it: what they are there and what they may do, so that nothing else is offered. */
const myOrganisation = z.object({
  id: idSchema('org'),
  slug: z.string(),
  name: z.string(),
  colors: colorsSchema.nullable(),
  role: memberRoleSchema,
  /** Works for some events only, and so has no permission in the whole. */
  isLimited: z.boolean(),
  permissions: z.array(z.enum(ALL_PERMISSIONS)),
})
export type MyOrganisation = z.infer<typeof myOrganisation>

/** By name. `isAdmin`: runs the installation. */
export const myOrganisationsResult = z.object({ organisations: z.array(myOrganisation).max(MY_ORGANISATIONS_MAX), isAdmin: z.boolean() })
export type MyOrganisations = z.infer<typeof myOrganisationsResult>

/** An organisation or event that is not there and one that is not yours look the same. */
const ORGANISATION_ERRORS = ['organisations.not_found'] as const
export type OrganisationError = (typeof ORGANISATION_ERRORS)[number]
