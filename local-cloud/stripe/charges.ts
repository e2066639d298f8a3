import { z } from 'zod'
import { chargeObject } from './objects/charge.ts'
import { page, pageParams } from './page.ts'
import { parseParams, text } from './params.ts'
import { noSuch } from './problem.ts'
import type { Route } from './route.ts'

const listParams = z.strictObject({ ...pageParams, payment_intent: text.optional() })

/** GET /v1/charges and /v1/charges/:id. */
export const chargeRoutes: Route[] = [
  {
    method: 'GET',
    path: '/charges',
    answer: (context, { input }) => {
      const { payment_intent: intent, ...range } = parseParams(listParams, input)
      const all = context.store.charges.newestFirst()
      const charges = intent === undefined ? all : all.filter((charge) => charge.paymentIntent === intent)
      return page('charge', '/v1/charges', charges, range, chargeObject)
    },
  },
  {
    method: 'GET',
    path: '/charges/:id',
    answer: (context, { id }) => {
      const charge = context.store.charges.get(id)
      if (!charge) throw noSuch('charge', id, 'id')
      return chargeObject(charge)
    },
  },
]
