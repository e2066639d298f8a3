import { z } from 'zod'
import { idSchema } from '@/lib/id-schema'
import { defineJob } from '@/platform/queue'

/** An order's tickets by mail once more, for each wish of its buyer. */
export const mailAgain = defineJob({
  name: 'mail-again',
  payload: z.object({ orderId: idSchema('ord'), wish: idSchema('req') }),
  retries: 5,
  limit: { perSecond: 20, parallel: 2 },
})
