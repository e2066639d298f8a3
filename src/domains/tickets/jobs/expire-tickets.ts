import { z } from 'zod'
import { defineJob } from '@/platform/queue'

/** Ends tickets at midnight of their event's zone: clocks differ by quarters of an hour, so it looks that often. */
export const expireTickets = defineJob({ name: 'expire-tickets', payload: z.object({}), retries: 1, schedule: '*/15 * * * *' })
