/** An organisation or event that is not there and one that is not yours look the same. */
const ORGANISATION_ERRORS = ['organisations.not_found'] as const
export type OrganisationError = (typeof ORGANISATION_ERRORS)[number]
