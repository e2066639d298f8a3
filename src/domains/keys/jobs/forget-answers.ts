import { z } from 'zod'
import { defineJob } from '@/platform/queue'

/** Forgets, every hour, the answers to writes that were kept for repeats and are a day old. */
export const forgetAnswers = defineJob({ name: 'forget-answers', payload: z.object({}), retries: 1, schedule: '23 * * * *' })
