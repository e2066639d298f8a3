import { z } from 'zod'
import { defineJob } from '@/platform/queue'

/** Moves events on as time passes: doors open, a date of a series ends, the last hour is over. */
export const advanceEvents = defineJob({ name: 'advance-events', payload: z.object({}), retries: 1, schedule: '*/5 * * * *' })
