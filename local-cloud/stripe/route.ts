import type { StripeContext } from './context.ts'
import type { Cause } from './events.ts'
import type { FormObject } from './form.ts'

interface ApiCall {
  /** `:id` of the path, empty when it has none. */
  id: string
  /** The query's or the body's parameters, without `expand`. */
  input: FormObject
  cause: Cause
}

/** One endpoint below /v1. It answers the object to show, or throws a StripeProblem. It never waits. */
export interface Route {
  method: 'GET' | 'POST'
  path: string
  answer: (context: StripeContext, call: ApiCall) => object
}
