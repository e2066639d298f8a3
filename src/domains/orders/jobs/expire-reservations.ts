import { z } from 'zod'
import { defineJob } from '@/platform/queue'

/** Lets go of what buyers no longer hold, every minute. */
export const expireReservations = defineJob({ name: 'expire-reservations', payload: z.object({}), retries: 1, schedule: '* * * * *' })
