import { Hono } from 'hono'
import type { Clock } from '../clock.ts'
import type { Faults } from '../faults.ts'
import { listen, type CloudEnv, type Served } from '../http.ts'
import { stripeApi } from './api.ts'
import { StripeContext } from './context.ts'
import { controlRoutes } from './control.ts'
import { ExpiryWatch } from './expiry.ts'
import { payRoutes } from './pay-routes.ts'
import { Store } from './store.ts'
import { Webhooks } from './webhooks.ts'

export interface StripeOptions {
  /** 0 picks a free one. */
  port: number
  faults: Faults
  clock: Clock
  /** Where it remembers from run to run; null forgets everything at stop. */
  dataDir: string | null
  /** Where events go; null keeps them until `POST /__control/webhook-url` names a place. */
  webhookUrl: string | null
  /** The types of events that go there; all when absent. */
  webhookEvents?: readonly string[] | undefined
  webhookSecret: string
  secretKey: string
}

/** Starts a Stripe of our own on 127.0.0.1: its API below /v1, its pay page at /pay, and /__control for tests. */
export async function startStripe(options: StripeOptions): Promise<Served> {
  const { clock, faults } = options
  const store = await Store.open(options.dataDir)
  const webhooks = new Webhooks({ store, clock, faults, secret: options.webhookSecret, url: options.webhookUrl, events: options.webhookEvents ?? null })
  const context = new StripeContext(store, clock, (event) => webhooks.send(event))
  const expiry = new ExpiryWatch(context)

  const app = new Hono<CloudEnv>()
  const watch = expiry.watch.bind(expiry)
  app.route('/v1', stripeApi({ context, faults, secretKey: options.secretKey, watch }))
  app.route('/pay', payRoutes(context))
  app.route('/__control', controlRoutes(context, webhooks))

  const release = async (): Promise<void> => {
    expiry.stop()
    await webhooks.stop()
    await store.close()
  }
  try {
    const served = await listen(app, options.port)
    context.baseUrl = served.url
    return {
      ...served,
      stop: async () => {
        await served.stop()
        await release()
      },
    }
  } catch (error) {
    await release()
    throw error
  }
}
