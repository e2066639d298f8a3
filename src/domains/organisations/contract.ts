import { z } from 'zod'
import { DESK_WORDS } from '@/lib/addresses'
import { AA_LARGE, contrastRatio } from '@/lib/contrast'
import { idSchema } from '@/lib/id-schema'
import { emailSchema, linkSecretSchema, requestIdSchema, searchWordsSchema } from '@/lib/inputs'
import { ordersOf } from '@/lib/list-order'
import { currencySchema } from '@/lib/money-schema'
import { ALL_PERMISSIONS, MEMBER_ROLES } from '@/lib/permissions'
import { localeSchema } from '@/lib/translated-schema'

/** More than anybody works for; it bounds what a switcher lists. */
export const MY_ORGANISATIONS_MAX = 200
export const MEMBERS_MAX = 500
export const INVITATIONS_SHOWN_MAX = 200
const EVENTS_LIMITED_TO_MAX = 100

const memberRoleSchema = z.enum(MEMBER_ROLES)

const colorSchema = z.string().regex(/^#[0-9a-f]{6}$/i, { error: 'color_malformed' })
/** Its two colours, `#rrggbb`. Far enough apart for large type of one on the other (WCAG 2.2, 1.4.3). */
const colorsSchema = z
  .tuple([colorSchema, colorSchema])
  .refine(([one, other]) => contrastRatio(one, other) >= AA_LARGE, { error: 'colors_too_close' })

/** Where its desk is: `/desk/<slug>`. */
export const organisationSlugSchema = z
  .string()
  .min(3, { error: 'slug_too_short' })
  .max(40, { error: 'slug_too_long' })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'slug_malformed' })
  .refine((slug) => !DESK_WORDS.includes(slug), { error: 'slug_taken' })

const nameSchema = z.string().trim().min(1, { error: 'name_missing' }).max(120, { error: 'name_too_long' })
/** ISO 3166-1 alpha-2. */
const countrySchema = z.string().regex(/^[A-Z]{2}$/, { error: 'country_missing' })

/** An organisation as its member sees it: what they are there and what they may do, so that nothing else is offered. */
const myOrganisation = z.object({
  id: idSchema('org'),
  slug: z.string(),
  name: z.string(),
  colors: z.tuple([z.string(), z.string()]).nullable(),
  role: memberRoleSchema,
  /** Works for some events only, and so has no permission in the whole. */
  isLimited: z.boolean(),
  permissions: z.array(z.enum(ALL_PERMISSIONS)),
})
export type MyOrganisation = z.infer<typeof myOrganisation>

/** By name. `isAdmin`: runs the installation. */
export const myOrganisationsResult = z.object({ organisations: z.array(myOrganisation).max(MY_ORGANISATIONS_MAX), isAdmin: z.boolean() })
export type MyOrganisations = z.infer<typeof myOrganisationsResult>

export const createOrganisationInput = z.object({
  name: nameSchema,
  slug: organisationSlugSchema,
  country: countrySchema,
  supportEmail: emailSchema,
  currency: currencySchema,
  locale: localeSchema,
})
export type CreateOrganisationInput = z.output<typeof createOrganisationInput>
/** A repeat by who made it is answered as the first was. */
export const createOrganisationResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('created'), orgId: idSchema('org'), slug: z.string() }),
  z.object({ outcome: z.literal('slug_taken') }),
])
export type CreateOrganisationResult = z.infer<typeof createOrganisationResult>

const profileFields = z.object({
  name: nameSchema,
  slug: organisationSlugSchema,
  country: countrySchema,
  supportEmail: emailSchema,
  website: z.url({ protocol: /^https?$/, error: 'website_malformed' }).max(300, { error: 'website_malformed' }).nullable(),
  taxId: z.string().trim().min(1).max(40, { error: 'tax_id_too_long' }).nullable(),
  colors: colorsSchema.nullable(),
  /** The first is the one to begin with. */
  locales: z.array(localeSchema).min(1, { error: 'locales_missing' }),
  currencies: z.array(currencySchema).min(1, { error: 'currencies_missing' }).max(20, { error: 'currencies_too_many' }),
})
/** All that an organisation says about itself. */
export const organisationProfile = profileFields.extend({ colors: myOrganisation.shape.colors })
export type OrganisationProfile = z.infer<typeof organisationProfile>

export const updateOrganisationInput = profileFields.extend({ orgId: idSchema('org') })
export type UpdateOrganisationInput = z.output<typeof updateOrganisationInput>
export const updateOrganisationResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), slug: z.string() }),
  z.object({ outcome: z.literal('slug_taken') }),
])
export type UpdateOrganisationResult = z.infer<typeof updateOrganisationResult>

const eventIdsSchema = z.array(idSchema('evt')).min(1, { error: 'events_missing' }).max(EVENTS_LIMITED_TO_MAX, { error: 'events_too_many' })
/** What somebody is to be: a role, in all events or in some. An owner's is never limited. */
const placement = { role: memberRoleSchema, eventIds: eventIdsSchema.nullable() }
const isWholeForOwners = ({ role, eventIds }: { role: string; eventIds: unknown }) => role !== 'owner' || eventIds === null
const OWNERS_WHOLE = { error: 'owner_not_limited', path: ['eventIds'] }

const memberView = z.object({
  id: idSchema('mem'),
  userId: idSchema('usr'),
  name: z.string(),
  email: z.string(),
  role: memberRoleSchema,
  eventIds: z.array(idSchema('evt')).nullable(),
  since: z.date(),
  /** Whether they have one; null for who may not change members. */
  hasSecondFactor: z.boolean().nullable(),
})
export type MemberView = z.infer<typeof memberView>

const invitationRow = z.object({
  id: idSchema('inv'),
  email: z.string(),
  role: memberRoleSchema,
  eventIds: z.array(idSchema('evt')).nullable(),
  invitedBy: z.string().nullable(),
  expiresAt: z.date(),
  isExpired: z.boolean(),
})
export type InvitationRow = z.infer<typeof invitationRow>

/** Members by name, and who was asked and has not answered, the latest first. */
export const membersResult = z.object({
  members: z.array(memberView).max(MEMBERS_MAX),
  invitations: z.array(invitationRow).max(INVITATIONS_SHOWN_MAX),
})
export type Members = z.infer<typeof membersResult>

/** How the list of members is narrowed and ordered, by its address. */
export const memberFilters = z.object({
  q: searchWordsSchema.optional(),
  role: memberRoleSchema.optional(),
  sort: z.enum(ordersOf(['name', 'role', 'since'])).optional(),
})
export type MemberFilters = z.output<typeof memberFilters>

export const inviteInput = z
  .object({ orgId: idSchema('org'), email: emailSchema, ...placement, requestId: requestIdSchema })
  .refine(isWholeForOwners, OWNERS_WHOLE)
export type InviteInput = z.output<typeof inviteInput>
/** `already_invited`: an invitation to that address is open, by this request or an earlier one. */
export const inviteResult = z.object({ outcome: z.enum(['invited', 'already_invited', 'already_member']) })
export type InviteResult = z.infer<typeof inviteResult>

export const invitationIdInput = z.object({ orgId: idSchema('org'), invitationId: idSchema('inv') })
/** `over`: answered or withdrawn meanwhile. */
export const resendInvitationResult = z.object({ outcome: z.enum(['sent', 'over']) })
export const withdrawInvitationResult = z.object({ outcome: z.enum(['withdrawn', 'over']) })

/** The link of an invitation's mail. */
export const invitationLinkInput = z.object({ invitationId: idSchema('inv'), secret: linkSecretSchema })
export type InvitationLink = z.output<typeof invitationLinkInput>

export const invitationView = z.object({
  organisation: z.object({ name: z.string(), slug: z.string(), colors: myOrganisation.shape.colors }),
  role: memberRoleSchema,
  email: z.string(),
  invitedBy: z.string().nullable(),
  expiresAt: z.date(),
  state: z.enum(['open', 'accepted', 'closed', 'expired']),
})
export type InvitationView = z.infer<typeof invitationView>

export const WAITING_INVITATIONS_MAX = 20

/** Open invitations to an address that its account has proven, those that run out first before the others. */
export const waitingInvitations = z.array(
  z.object({
    link: invitationLinkInput,
    organisation: z.object({ name: z.string(), colors: myOrganisation.shape.colors }),
    role: memberRoleSchema,
    invitedBy: z.string().nullable(),
    expiresAt: z.date(),
  }),
).max(WAITING_INVITATIONS_MAX)
export type WaitingInvitations = z.infer<typeof waitingInvitations>

/** `other_address`: signed in with another one than was invited, or with one that is not proven. */
export const acceptInvitationResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.enum(['joined', 'already_member']), slug: z.string() }),
  z.object({ outcome: z.enum(['used', 'closed', 'expired', 'other_address']) }),
])
export type AcceptInvitationResult = z.infer<typeof acceptInvitationResult>
export const declineInvitationResult = z.object({ outcome: z.enum(['declined', 'over']) })

export const changeMemberInput = z
  .object({ orgId: idSchema('org'), memberId: idSchema('mem'), ...placement })
  .refine(isWholeForOwners, OWNERS_WHOLE)
export type ChangeMemberInput = z.output<typeof changeMemberInput>
export const changeMemberResult = z.object({ outcome: z.enum(['changed', 'unchanged']) })
export type ChangeMemberResult = z.infer<typeof changeMemberResult>

export const memberIdInput = z.object({ orgId: idSchema('org'), memberId: idSchema('mem') })
/** `not_there`: removed meanwhile. */
export const removeMemberResult = z.object({ outcome: z.enum(['removed', 'not_there']) })
export type RemoveMemberResult = z.infer<typeof removeMemberResult>

export const orgIdInput = z.object({ orgId: idSchema('org') })
export const leaveResult = z.object({ outcome: z.enum(['left', 'not_there']) })
export type LeaveResult = z.infer<typeof leaveResult>
export const transferResult = z.object({ outcome: z.literal('transferred') })

/** What an organisation cannot be deleted for: dates to come with tickets sold, money under way, and who is about to buy. */
export const DELETION_OBSTACLES = ['upcoming_tickets', 'open_money', 'open_carts'] as const
export const deleteOrganisationResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('deleted') }),
  z.object({ outcome: z.literal('blocked'), obstacles: z.array(z.enum(DELETION_OBSTACLES)) }),
])
export type DeleteOrganisationResult = z.infer<typeof deleteOrganisationResult>

export const PLATFORM_SHOWN_MAX = 50

/** Words that an organisation's name, address or support address holds; none: all of them. */
export const platformSearchInput = z.object({ q: searchWordsSchema })
const platformOrganisation = z.object({
  id: idSchema('org'),
  slug: z.string(),
  name: z.string(),
  country: z.string(),
  createdAt: z.date(),
  isDeleted: z.boolean(),
  members: z.number().int(),
  events: z.number().int(),
})
export type PlatformOrganisation = z.infer<typeof platformOrganisation>
/** The newest first; `total` counts those that are not shown too. */
export const platformSearchResult = z.object({ organisations: z.array(platformOrganisation).max(PLATFORM_SHOWN_MAX), total: z.number().int() })
export type PlatformSearch = z.infer<typeof platformSearchResult>

/** What support sees of one organisation: to read, each look on record. */
export const supportView = z.object({ profile: organisationProfile, members: z.array(memberView).max(MEMBERS_MAX) })
export type SupportView = z.infer<typeof supportView>

/** An organisation or event that is not there and one that is not yours look the same. */
const ORGANISATION_ERRORS = [
  'organisations.not_found', 'organisations.member_not_found', 'organisations.invitation_not_found', 'organisations.role_too_high',
  'organisations.last_owner', 'organisations.event_unknown',
] as const
export type OrganisationError = (typeof ORGANISATION_ERRORS)[number]
