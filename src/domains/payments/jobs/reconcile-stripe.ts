import { z } from 'zod'
import { defineJob } from '@/platform/queue'

/** Compares Stripe's payment pages with our payments and mends what a lost webhook left undone. */
export const reconcileStripe = defineJob({ name: 'reconcile-stripe', payload: z.object({}), retries: 2, schedule: '*/10 * * * *' })
