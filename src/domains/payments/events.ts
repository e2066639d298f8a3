import { z } from 'zod'
import { idSchema } from '@/lib/id-schema'
import { defineNews } from '@/platform/outbox'

/** Money came that we cannot give tickets for: it goes back whole, by itself. */
export const refundRequested = defineNews({
  name: 'payment.refund_requested',
  version: 1,
  payload: z.object({ refundId: idSchema('rfd'), orderId: idSchema('ord') }),
})
