import { assert } from '../src/lib/assert.ts'
import { STRIPE_EVENTS } from '../src/platform/stripe.ts'
import { startLocalCloud } from '../local-cloud/start.ts'

// A process of its own, so that what the vendors cost is not counted as the buyers'. Told by `stack.ts` where to keep
// everything and where the product listens; says one thing, and ends when that process lets go of it.
const released = new Promise((resolve) => process.once('disconnect', resolve))
// A terminal tells every process of ours to end; this one is still needed by those that end before it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})

const [dataDir, appUrl] = process.argv.slice(2)
assert(dataDir && appUrl, 'a directory and an address')
const { env, urls, stop } = await startLocalCloud({ dataDir, appUrl, stripeEvents: STRIPE_EVENTS })
if (process.connected) process.send?.({ env, urls })
await released
await stop()
process.exit(0)
