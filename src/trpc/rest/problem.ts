import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { ZodError } from 'zod'
import { errorTexts } from '@/i18n/error-texts'
import { acceptedLocale } from '@/lib/accept-language'
import { DomainError, type ErrorMeta } from '@/lib/errors'
import { withStatus } from '../errors'
import { issueOf, type Issue } from './input'
import type { ApiError } from './problem-codes'

/** A refusal before its words. */
export interface Problem {
  readonly status: number
  readonly code: string
  readonly meta?: ErrorMeta
  readonly issues?: readonly Issue[]
  readonly headers?: Readonly<Record<string, string>>
}

/** Thrown where the API itself refuses. */
export class Refusal extends Error {
  constructor(readonly problem: Problem & { readonly code: ApiError | 'common.too_many_tries' }) {
    super(problem.code)
  }
}

const UNEXPECTED: Problem = { status: 500, code: 'unexpected' }

/** What a program is told of an error; `input` is what it sent. */
export function problemOf(error: unknown, input: Readonly<Record<string, unknown>>): Problem {
  if (error instanceof Refusal) return error.problem
  const known = withStatus(error instanceof TRPCError && error.cause instanceof DomainError ? error.cause : error)
  if (!(known instanceof TRPCError)) return UNEXPECTED
  const status = getHTTPStatusCodeFromError(known)
  const { cause } = known
  if (cause instanceof DomainError) return { status, code: cause.code, meta: cause.meta, headers: challengeOf(cause) }
  if (known.code === 'BAD_REQUEST' && cause instanceof ZodError) {
    return { status: 400, code: 'api.input_invalid', issues: cause.issues.map((issue) => issueOf(issue, input)) }
  }
  return UNEXPECTED
}

/** RFC 6750, section 3: a key that is missing, wrong or too small is asked for by name. */
function challengeOf({ code, kind, meta }: DomainError): Record<string, string> {
  if (code === 'keys.missing') return { 'www-authenticate': 'Bearer realm="Fairground"' }
  if (code === 'keys.scope_missing') return { 'www-authenticate': `Bearer realm="Fairground", error="insufficient_scope", scope="${meta['scope']}"` }
  return kind === 'unauthenticated' ? { 'www-authenticate': 'Bearer realm="Fairground", error="invalid_token"' } : {}
}

interface Asked {
  headers: Headers
  requestId: string
  appUrl: string
}

/** A problem as RFC 9457 writes it, in the words of the caller's language. */
export async function problemResponse(problem: Problem, { headers, requestId, appUrl }: Asked): Promise<Response> {
  const { status, code, meta = {}, issues } = problem
  const locale = acceptedLocale(headers.get('accept-language'))
  const texts = await errorTexts(locale)
  const body = {
    type: `${appUrl}/developers#${code}`,
    title: texts.ofStatus(status),
    status,
    detail: texts.of(code, { ...meta, requestId }) ?? texts.unexpected(requestId),
    code,
    requestId,
    ...(issues && { errors: issues.map((issue) => ({ ...issue, detail: texts.ofInput(issue.code) })) }),
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'content-language': locale,
      'cache-control': 'no-store',
      vary: 'accept-language',
      ...problem.headers,
    },
  })
}
