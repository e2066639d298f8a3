import { parseEnv } from '../src/env.ts'
import { createQueue } from '../src/platform/queue.ts'
import { STRIPE_EVENTS } from '../src/platform/stripe.ts'
import { scheduleJobs } from '../src/trpc/jobs.ts'
import { migrate } from './migrate.ts'
import { sayStep, sentence } from './start/say.ts'

/** What an installation needs beside the worker itself, before each release: settings that hold, migrations, schedules. */
async function release(): Promise<void> {
  const settings = parseEnv(process.env)
  await sayStep('Database: migrations', () => migrate(settings.DATABASE_URL), (applied) =>
    applied.length > 0 ? `applied ${applied.join(', ')}` : 'up to date',
  )
  await sayStep('Schedules of the background work', () => scheduleJobs({ queue: createQueue(settings) }), (names) => names.join(', '))
  console.log(`Stripe's endpoint is ${settings.APP_URL}/api/webhooks/stripe, subscribed to ${STRIPE_EVENTS.join(', ')}.`)
}

await release().catch((error: unknown) => {
  console.error(sentence(error))
  process.exitCode = 1
})
