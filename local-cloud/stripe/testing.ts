import { createServer } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Stripe from 'stripe'
import { z } from 'zod'
import { Clock } from '../clock.ts'
import { Faults } from '../faults.ts'
import type { Served } from '../http.ts'
import { startStripe } from './server.ts'

const controlledEvents = z.object({
  data: z.array(
    z.object({
      type: z.string(),
      data: z.object({ object: z.object({ id: z.string() }) }),
      deliveries: z.array(z.object({ state: z.string(), attempts: z.number(), last_status: z.number().nullable() })),
    }),
  ),
})

const SECRET_KEY = 'sk_test_local'
const WEBHOOK_SECRET = 'whsec_local'

interface Received {
  event: Stripe.Event
  header: string
}

/** A merchant's webhook endpoint: verifies what comes with the SDK, remembers it, and answers as told. */
class Merchant {
  readonly received: Received[] = []
  /** Statuses of the next answers; 200 when there are none left. */
  readonly answers: number[] = []
  #server = createServer()
  url = ''

  async start(): Promise<void> {
    this.#server.on('request', (incoming, outgoing) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('end', () => {
        const header = String(incoming.headers['stripe-signature'])
        void this.#take(Buffer.concat(chunks).toString(), header).then((status) => outgoing.writeHead(status).end())
      })
    })
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
    const address = this.#server.address()
    this.url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/webhooks/stripe`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
  }

  types(): string[] {
    return this.received.map(({ event }) => event.type)
  }

  /** Waits until that many events came, at most 3 s. */
  async until(count: number): Promise<void> {
    const patience = Date.now() + 3000
    while (this.received.length < count) {
      if (Date.now() > patience) throw new Error(`${this.received.length} of ${count} events came: ${this.types().join(', ')}`)
      await new Promise((done) => setTimeout(done, 5))
    }
  }

  async #take(payload: string, header: string): Promise<number> {
    const crypto = Stripe.createSubtleCryptoProvider()
    try {
      const event = await new Stripe('sk_test_x').webhooks.constructEventAsync(payload, header, WEBHOOK_SECRET, undefined, crypto)
      const status = this.answers.shift() ?? 200
      if (status === 200) this.received.push({ event, header })
      return status
    } catch {
      return 400
    }
  }
}

/** A local Stripe with a merchant behind it, on free ports, in a directory of its own. */
export class Bench {
  readonly clock = new Clock()
  readonly faults = new Faults()
  readonly merchant = new Merchant()
  #dataDir = ''
  #served: Served | null = null

  async start(): Promise<void> {
    this.#dataDir = await mkdtemp(join(tmpdir(), 'local-stripe-'))
    await this.merchant.start()
    await this.open()
  }

  /** Starts the server, again if it was closed: it finds what the last one left. */
  async open(webhookUrl: string | null = this.merchant.url, webhookEvents?: readonly string[]): Promise<void> {
    const { clock, faults } = this
    this.#served = await startStripe({
      port: 0,
      faults,
      clock,
      dataDir: this.#dataDir,
      webhookUrl,
      webhookEvents,
      webhookSecret: WEBHOOK_SECRET,
      secretKey: SECRET_KEY,
    })
  }

  async close(): Promise<void> {
    await this.#served?.stop()
    this.#served = null
  }

  async stop(): Promise<void> {
    await this.close()
    await this.merchant.stop()
    await rm(this.#dataDir, { recursive: true, force: true })
  }

  get url(): string {
    return this.#served?.url ?? ''
  }

  get port(): number {
    return this.#served?.port ?? 0
  }

  sdk(key = SECRET_KEY): Stripe {
    const httpClient = Stripe.createFetchHttpClient()
    return new Stripe(key, { host: '127.0.0.1', port: this.port, protocol: 'http', httpClient, maxNetworkRetries: 2, telemetry: false })
  }

  /** A request without the SDK, to see its bytes. */
  rawPost(body: string, idempotencyKey: string): RequestInit {
    const headers = { authorization: `Bearer ${SECRET_KEY}`, 'idempotency-key': idempotencyKey }
    return { method: 'POST', body, headers }
  }

  /** A call of the control API with a JSON body, answered as JSON. */
  async control(path: string, body: object = {}): Promise<{ status: number; json: Record<string, unknown> }> {
    const answer = await fetch(`${this.url}/__control${path}`, { method: 'POST', body: JSON.stringify(body) })
    const json: unknown = await answer.json()
    return { status: answer.status, json: typeof json === 'object' && json !== null ? { ...json } : {} }
  }

  /** The pay page's form, posted as a browser would. */
  async postPayPage(sessionUrl: string, fields: Record<string, string> = {}): Promise<Response> {
    const filled = { email: 'ada@example.com', card: '4242 4242 4242 4242', expiry: '12 / 34', cvc: '123', name: 'Ada', ...fields }
    return fetch(sessionUrl, { method: 'POST', body: new URLSearchParams(filled), redirect: 'manual' })
  }

  /** Waits until the session's last event was tried that often, at most 3 s, and answers its delivery. */
  async tried(sessionId: string, attempts: number) {
    const patience = Date.now() + 3000
    for (;;) {
      const answer = await fetch(`${this.url}/__control/events`)
      const events = controlledEvents.parse(await answer.json()).data.filter(({ data }) => data.object.id === sessionId)
      const delivery = events.at(-1)?.deliveries[0]
      if (delivery && delivery.attempts >= attempts) return delivery
      if (Date.now() > patience) throw new Error(`Tried ${delivery?.attempts ?? 0} times, not ${attempts}.`)
      await new Promise((done) => setTimeout(done, 10))
    }
  }

  now(): number {
    return Math.floor(this.clock.now().getTime() / 1000)
  }

  order(more: Partial<Stripe.Checkout.SessionCreateParams> = {}): Stripe.Checkout.SessionCreateParams {
    return {
      mode: 'payment',
      line_items: [
        {
          quantity: 2,
          price_data: {
            currency: 'eur',
            unit_amount: 7900,
            product_data: { name: 'Weekend pass', description: 'Three days, all stages' },
          },
        },
      ],
      success_url: 'https://fairground.example/orders/1?session={CHECKOUT_SESSION_ID}',
      cancel_url: 'https://fairground.example/checkout/1',
      client_reference_id: 'ord_1',
      metadata: { order: 'ord_1' },
      payment_intent_data: { metadata: { order: 'ord_1' } },
      expires_at: this.now() + 31 * 60,
      ...more,
    }
  }
}
