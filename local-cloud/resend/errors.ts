/** The names the SDK knows, each with its status: resend.com/docs/api-reference/errors. */
const STATUS = {
  invalid_idempotency_key: 400,
  missing_api_key: 401,
  invalid_api_key: 403,
  not_found: 404,
  invalid_idempotent_request: 409,
  concurrent_idempotent_requests: 409,
  missing_required_field: 422,
  validation_error: 422,
  invalid_attachment: 422,
  rate_limit_exceeded: 429,
  internal_server_error: 500,
} as const

export class ResendError extends Error {
  constructor(
    readonly code: keyof typeof STATUS,
    message: string,
    readonly status: number = STATUS[code],
  ) {
    super(message)
  }

  toResponse(): Response {
    const body = { statusCode: this.status, message: this.message, name: this.code }
    return new Response(JSON.stringify(body), {
      status: this.status,
      headers: { 'content-type': 'application/json', ...(this.status === 429 && { 'retry-after': '1' }) },
    })
  }
}

/** How the API words a status it was told to answer. */
export function toldToFail(status: number): ResendError {
  if (status === 429) return new ResendError('rate_limit_exceeded', 'Too many requests. You can only make 2 requests per second.')
  if (status >= 500) return new ResendError('internal_server_error', 'An unexpected error occurred.', status)
  return new ResendError('validation_error', 'made to fail', status)
}
