import Stripe from 'stripe'
import { assert } from '@/lib/assert'
import { isId, type Id } from '@/lib/ids'
import type { PageRequest, PageState, PaidReport, PaymentProvider, ProviderNews } from './payments'

export interface StripeSettings {
  STRIPE_SECRET_KEY: string
  STRIPE_WEBHOOK_SECRET: string
  STRIPE_API_URL?: string | undefined
}

const LIST_PAGE = 100
const LIST_PAGES_MAX = 200

/** Stripe's SDK over fetch; its address comes from the settings, its behaviour nowhere else. */
export function createStripe({ STRIPE_SECRET_KEY, STRIPE_API_URL }: Omit<StripeSettings, 'STRIPE_WEBHOOK_SECRET'>): Stripe {
  const address = STRIPE_API_URL ? new URL(STRIPE_API_URL) : null
  return new Stripe(STRIPE_SECRET_KEY, {
    httpClient: Stripe.createFetchHttpClient(),
    maxNetworkRetries: 2,
    timeout: 10_000,
    telemetry: false,
    ...(address && {
      host: address.hostname,
      port: address.port || (address.protocol === 'https:' ? 443 : 80),
      protocol: address.protocol === 'https:' ? 'https' : 'http',
    }),
  })
}

/** Stripe's hosted Checkout as our payment provider. */
export function createStripeProvider(settings: StripeSettings): PaymentProvider {
  const stripe = createStripe(settings)
  return {
    openPage: (request) => openPage(stripe, request),

    async closePage(pageId) {
      try {
        await stripe.checkout.sessions.expire(pageId)
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
      }
    },

    async readPage(pageId): Promise<PageState> {
      const session = await stripe.checkout.sessions.retrieve(pageId)
      const report = paidReport(session)
      if (report) return { state: 'paid', ...report }
      return { state: session.status === 'expired' ? 'expired' : 'open' }
    },

    async *paidPagesSince(since) {
      const created = { gte: Math.floor(since.getTime() / 1000) }
      let after: string | undefined
      for (let page = 0; page < LIST_PAGES_MAX; page += 1) {
        const list = await stripe.checkout.sessions.list({ created, limit: LIST_PAGE, ...(after && { starting_after: after }) })
        yield { seen: list.data.length, paid: list.data.flatMap((session) => paidReport(session) ?? []) }
        after = list.data.at(-1)?.id
        if (!list.has_more || after === undefined) return
      }
    },

    async refund({ refundId, providerPaymentId, amountMinor }) {
      try {
        const made = await stripe.refunds.create(
          { payment_intent: providerPaymentId, amount: amountMinor, metadata: { refund_id: refundId } },
          { idempotencyKey: refundId },
        )
        return made.id
      } catch (error) {
        if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'charge_already_refunded') return null
        throw error
      }
    },

    async readMessage(body, signature) {
      if (!signature) return null
      try {
        const crypto = Stripe.createSubtleCryptoProvider()
        const event = await stripe.webhooks.constructEventAsync(body, signature, settings.STRIPE_WEBHOOK_SECRET, undefined, crypto)
        return { id: event.id, type: event.type, payload: event.data.object, news: newsOf(event) }
      } catch {
        return null
      }
    },
  }
}

async function openPage(stripe: Stripe, request: PageRequest): Promise<{ id: string; url: string }> {
  const metadata = { payment_id: request.paymentId, order_id: request.orderId }
  const currency = request.currency.toLowerCase()
  const session = await stripe.checkout.sessions.create(
    {
      mode: 'payment',
      client_reference_id: request.paymentId,
      customer_email: request.email,
      locale: pageLocale(request.locale),
      line_items: request.items.map(({ name, amountMinor }) => ({
        quantity: 1,
        price_data: { currency, unit_amount: amountMinor, product_data: { name } },
      })),
      metadata,
      payment_intent_data: { metadata, description: request.description },
      success_url: request.successUrl,
      cancel_url: request.cancelUrl,
      expires_at: Math.floor(request.expiresAt.getTime() / 1000),
    },
    { idempotencyKey: request.paymentId },
  )
  assert(session.url, 'a new payment page has an address')
  return { id: session.id, url: session.url }
}

/** Stripe has no Arabic page; it goes by the browser then. */
function pageLocale(locale: string): 'auto' | 'en' | 'fr' | 'de' | 'es' {
  return locale === 'en' || locale === 'fr' || locale === 'de' || locale === 'es' ? locale : 'auto'
}

/**
 * What the webhook endpoint is subscribed to at Stripe; every other event would cost a request and a round trip for nothing.
 * `payment_intent.succeeded` is understood as well, but says no more than the completion of its page.
 */
export const STRIPE_EVENTS: readonly Stripe.Event['type'][] = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.expired',
  'payment_intent.payment_failed',
  'charge.refunded',
]

/**
 * What an event means; whichever of `checkout.session.completed` and `payment_intent.succeeded` comes first confirms the
 * order. Source: https://docs.stripe.com/checkout/fulfillment
 */
function newsOf(event: Stripe.Event): ProviderNews {
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded': {
      const report = paidReport(event.data.object)
      return report ? { kind: 'paid', ...report } : IGNORED
    }
    case 'checkout.session.expired': {
      const paymentId = ours(event.data.object.metadata)
      return paymentId ? { kind: 'page_expired', paymentId } : IGNORED
    }
    case 'payment_intent.succeeded': {
      const { id, metadata, amount_received: amountMinor, currency } = event.data.object
      const paymentId = ours(metadata)
      return paymentId ? { kind: 'paid', paymentId, providerPaymentId: id, amountMinor, currency: currency.toUpperCase() } : IGNORED
    }
    case 'payment_intent.payment_failed': {
      const { metadata, last_payment_error: problem } = event.data.object
      const paymentId = ours(metadata)
      return paymentId ? { kind: 'declined', paymentId, code: problem?.decline_code ?? problem?.code ?? 'declined' } : IGNORED
    }
    case 'charge.refunded': {
      const { payment_intent: intent, amount_refunded: refundedMinor, currency } = event.data.object
      const providerPaymentId = idOf(intent)
      return providerPaymentId ? { kind: 'refunded', providerPaymentId, refundedMinor, currency: currency.toUpperCase() } : IGNORED
    }
    default:
      return IGNORED
  }
}

const IGNORED = { kind: 'ignored' } as const

function paidReport(session: Stripe.Checkout.Session): PaidReport | null {
  const paymentId = ours(session.metadata)
  const providerPaymentId = idOf(session.payment_intent)
  if (!paymentId || !providerPaymentId || session.payment_status !== 'paid') return null
  return { paymentId, providerPaymentId, amountMinor: session.amount_total ?? 0, currency: (session.currency ?? '').toUpperCase() }
}

const idOf = (of: string | { id: string } | null): string | null => (typeof of === 'string' ? of : (of?.id ?? null))

function ours(metadata: Stripe.Metadata | null): Id<'pay'> | null {
  const id = metadata?.payment_id
  return id !== undefined && isId('pay', id) ? id : null
}
