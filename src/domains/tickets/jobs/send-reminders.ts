import { z } from 'zod'
import { idSchema } from '@/lib/id-schema'
import { defineJob } from '@/platform/queue'
import { REMINDER_KINDS } from '../model/reminders'

/** Looks whose event begins within a day or within two hours, and asks for their mails. */
export const sendReminders = defineJob({ name: 'send-reminders', payload: z.object({}), retries: 1, schedule: '*/10 * * * *' })

/** One mail. Slower than buyers: thousands come due at once. */
export const sendReminder = defineJob({
  name: 'send-reminder',
  payload: z.object({
    orderId: idSchema('ord'),
    /** The date it reminds of; null: the event as a whole. */
    occurrenceId: idSchema('occ').nullable(),
    kind: z.enum(REMINDER_KINDS),
  }),
  retries: 5,
  limit: { perSecond: 20, parallel: 2 },
})
