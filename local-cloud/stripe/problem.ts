export interface ProblemBody {
  type: 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error'
  message: string
  code?: string
  decline_code?: string
  param?: string
  charge?: string
  payment_intent?: object
}

/** An answer of Stripe's that is an error: `{ error: body }` with that status. */
export class StripeProblem extends Error {
  override readonly name = 'StripeProblem'
  constructor(
    readonly status: number,
    readonly body: ProblemBody,
    /** Refused before any work began: Stripe keeps no such answer under an idempotency key. */
    readonly beforeWork = false,
  ) {
    super(body.message)
  }
}

export function invalidRequest(message: string, more: { param?: string; code?: string } = {}): StripeProblem {
  return new StripeProblem(400, { type: 'invalid_request_error', message, ...more }, true)
}

/** A request that reads well but breaks a rule of the object it is about. */
export function refused(message: string, more: { param?: string; code?: string; payment_intent?: object } = {}): StripeProblem {
  return new StripeProblem(400, { type: 'invalid_request_error', message, ...more })
}

/** `kind` is Stripe's name of it, `checkout.session`; `param` the parameter that named it. */
export function noSuch(kind: string, id: string, param: string): StripeProblem {
  const message = `No such ${kind}: '${id}'`
  return new StripeProblem(404, { type: 'invalid_request_error', code: 'resource_missing', message, param })
}
