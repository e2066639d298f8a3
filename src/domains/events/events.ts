import { z } from 'zod'
import { idSchema } from '@/lib/id-schema'
import { defineNews } from '@/platform/outbox'

/** Time has passed for these events: their status or their next date is another one. */
export const eventsAdvanced = defineNews({
  name: 'events.advanced',
  version: 1,
  payload: z.object({ eventIds: z.array(idSchema('evt')) }),
})
