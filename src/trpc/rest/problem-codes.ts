/** Codes of what the API itself refuses; those of domains come from their contracts. */
const API_ERRORS = [
  'api.path_unknown',
  'api.nothing_here',
  'api.method_not_allowed',
  'api.media_type_unsupported',
  'api.body_unreadable',
  'api.body_too_large',
  'api.length_required',
  'api.input_invalid',
  'api.idempotency_key_malformed',
  'api.idempotency_key_reused',
  'api.idempotency_in_flight',
] as const
export type ApiError = (typeof API_ERRORS)[number]

/** Every code that a program can meet. */
export const PROBLEM_CODES = [
  'keys.missing',
  'keys.malformed',
  'keys.unknown',
  'keys.revoked',
  'keys.expired',
  'keys.scope_missing',
  'organisations.not_found',
  'orders.not_found',
  'tickets.not_found',
  'gate.unknown_zone',
  'gate.nonce_reused',
  'common.cursor_foreign',
  'common.too_many_tries',
  ...API_ERRORS,
  'unexpected',
] as const
