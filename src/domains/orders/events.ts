import { z } from 'zod'
import { idSchema } from '@/lib/id-schema'
import { defineNews } from '@/platform/outbox'

/** An order was paid, or needed no payment; its tickets exist. */
export const orderConfirmed = defineNews({
  name: 'order.confirmed',
  version: 1,
  payload: z.object({ orderId: idSchema('ord') }),
})

/** A pending order ended unpaid. `checkoutSessionId` is the payment page that must not be paid any more. */
export const orderCancelled = defineNews({
  name: 'order.cancelled',
  version: 1,
  payload: z.object({ orderId: idSchema('ord'), checkoutSessionId: z.string().nullable() }),
})
