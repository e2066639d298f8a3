import { TRPCError } from '@trpc/server'
import { ZodError } from 'zod'
import { DomainError, type ErrorKind, type ErrorMeta } from '@/lib/errors'

/** What a client learns of an error beside its HTTP status. */
export type ErrorBody =
  /** A rule said no: `errors.<code>` is its text, `meta` the values in it. */
  | { type: 'rule'; code: string; meta: ErrorMeta }
  /** The input's form: per field path, a key under `errors.input`. */
  | { type: 'input'; issues: { path: string; code: string }[] }
  /** Ours to mend. The id finds it in our logs. */
  | { type: 'unexpected'; requestId: string }

const STATUS = {
  invalid: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  conflict: 'CONFLICT',
  gone: 'PRECONDITION_FAILED',
  too_many: 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<ErrorKind, TRPCError['code']>

/** A rule's error with the HTTP status of its kind; others unchanged. */
export function withStatus(error: unknown): unknown {
  return error instanceof DomainError ? new TRPCError({ code: STATUS[error.kind], message: error.code, cause: error }) : error
}

/** The body of an error, from what lies at its cause. */
export function errorBody(error: TRPCError, requestId: string): ErrorBody {
  const { cause } = error
  if (cause instanceof DomainError) return { type: 'rule', code: cause.code, meta: cause.meta }
  if (error.code === 'BAD_REQUEST' && cause instanceof ZodError) {
    return { type: 'input', issues: cause.issues.map(({ path, message }) => ({ path: path.join('.'), code: message })) }
  }
  // A request that tRPC itself could not read or place is the caller's to mend.
  if (error.code !== 'INTERNAL_SERVER_ERROR') return { type: 'input', issues: [{ path: '', code: 'unreadable' }] }
  return { type: 'unexpected', requestId }
}
