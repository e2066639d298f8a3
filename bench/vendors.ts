import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'

const LOOK_EVERY_MS = 5
const GIVE_UP_MS = 180_000

const webhooks = z.object({ ready: z.number(), inFlight: z.number(), retrying: z.number() })

/** Waits until Stripe has told all it has to tell. */
export async function webhooksDelivered(stripeUrl: string): Promise<void> {
  const endsAt = Date.now() + GIVE_UP_MS
  for (;;) {
    const { ready, inFlight, retrying } = webhooks.parse(await (await fetch(`${stripeUrl}/__control/webhooks`)).json())
    const left = ready + inFlight + retrying
    if (left === 0) return
    if (Date.now() > endsAt) throw new Error(`Stripe still has ${left} messages to deliver.`)
    await sleep(LOOK_EVERY_MS)
  }
}

/** Waits until the queue has brought every message to its end. */
export async function queueDrained(qstashUrl: string): Promise<void> {
  const { status } = await fetch(`${qstashUrl}/__control/drain?timeoutMs=${GIVE_UP_MS}`, { method: 'POST' })
  if (status !== 200) throw new Error('The queue still has messages to deliver.')
}

/** Waits until everything that a sale has set off has come to its end. */
export async function calm({ urls }: { urls: { stripe: string; qstash: string } }): Promise<void> {
  await webhooksDelivered(urls.stripe)
  await queueDrained(urls.qstash)
}

/** Holds back the queue's messages of one kind of limited work, or lets them go. */
export async function pauseQueue(qstash: { url: string; token: string }, kind: string, paused: boolean): Promise<void> {
  const path = `/v2/flowControl/${kind}/${paused ? 'pause' : 'resume'}`
  const { status } = await fetch(`${qstash.url}${path}`, { method: 'POST', headers: { authorization: `Bearer ${qstash.token}` } })
  if (status !== 200) throw new Error(`The queue answered ${status} to ${path}`)
}
