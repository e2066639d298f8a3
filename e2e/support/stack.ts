import { z } from 'zod'
import { assert } from '@/lib/assert'

const VARIABLE = 'FAIRGROUND_E2E_STACK'

const factsSchema = z.object({
  /** Of the site on workerd, no trailing slash. */
  url: z.string(),
  /** Of the local vendors. */
  urls: z.object({ control: z.string(), qstash: z.string(), stripe: z.string(), resend: z.string() }),
  /** The product's settings. */
  env: z.record(z.string(), z.string()),
})

/** Where the stack of this run is. */
export type StackFacts = z.infer<typeof factsSchema>

/** Hands the facts to the test processes, which are started after this. */
export function announceStack(facts: StackFacts): void {
  process.env[VARIABLE] = JSON.stringify(facts)
}

/** Whether somebody else has started a stack and named it, to write tests against without building each time. */
export const hasStack = (): boolean => process.env[VARIABLE] !== undefined

export function readStack(): StackFacts {
  const text = process.env[VARIABLE]
  assert(text !== undefined, 'the global setup has started the stack')
  return factsSchema.parse(JSON.parse(text))
}
