/** What a broken rule is called everywhere: `<domain>.<code>`, also its next-intl key under `errors`. */
export type ErrorCode = `${string}.${string}`

/** Values a translated error text may mention. */
export type ErrorMeta = Readonly<Record<string, string | number>>

/** How an error reads on the wire; tRPC and HTTP status codes follow from it. */
export type ErrorKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict' | 'gone' | 'too_many' | 'unavailable'

/** Source: RFC 9110, section 15.5; RFC 6585, section 4. What is gone says 412: tRPC knows no 410. */
export const HTTP_STATUS: Readonly<Record<ErrorKind, number>> = {
  invalid: 400, unauthenticated: 401, forbidden: 403, not_found: 404, conflict: 409, gone: 412, too_many: 429, unavailable: 503,
}

/**
 * A rule of a domain was broken. The only error whose code reaches a client; anything else becomes a request id.
 * Codes are a const union in each domain's contract.
 */
export class DomainError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'DomainError'
  constructor(
    readonly code: C,
    readonly kind: ErrorKind,
    readonly meta: ErrorMeta = {},
  ) {
    super(code)
  }
}

/** The PostgreSQL error inside whatever the driver threw: a query wraps it in `.cause`, a batch throws it bare. */
export function postgresError(error: unknown): { code: string; constraint: string | null; message: string } | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && /^[0-9A-Z]{5}$/.test(at.code)) {
      const constraint = 'constraint' in at && typeof at.constraint === 'string' ? at.constraint : null
      return { code: at.code, constraint, message: at.message }
    }
  }
  return null
}
