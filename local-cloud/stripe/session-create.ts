import type { StripeContext } from './context.ts'
import { discountsOn, usableCoupon } from './coupons.ts'
import { newStripeId } from './ids.ts'
import { formatAmount, minimumCharge } from './money.ts'
import { invalidRequest, refused } from './problem.ts'
import type { LineRecord, SessionRecord } from './records.ts'
import type { SessionParams } from './session-params.ts'

const SHORTEST_SECONDS = 30 * 60
const LONGEST_SECONDS = 24 * 60 * 60
const LARGEST_TOTAL = 99_999_999

/** A new open session from its parameters, not yet kept. Its lifetime and its total are within Stripe's limits. */
export function newSession(context: StripeContext, params: SessionParams): SessionRecord {
  const created = context.now()
  const currency = currencyOf(params)
  const couponId = params.discounts?.[0]?.coupon ?? null
  const coupon = couponId === null ? null : usableCoupon(context, couponId, currency)
  const lineTotals = params.line_items.map((line) => line.price_data.unit_amount * line.quantity)
  const discounts = discountsOn(lineTotals, coupon)
  const lines = params.line_items.map((line, index) => newLine(line, discounts[index] ?? 0))
  const total = lines.reduce((sum, line) => sum + line.unitAmount * line.quantity - line.discount, 0)
  checkTotal(total, currency)
  return {
    id: newStripeId('cs_test'),
    created,
    expiresAt: expiry(params.expires_at, created),
    status: 'open',
    currency,
    lines,
    coupon: couponId,
    total,
    successUrl: params.success_url,
    cancelUrl: params.cancel_url ?? null,
    locale: params.locale ?? null,
    submitType: params.submit_type ?? null,
    paymentMethodTypes: params.payment_method_types ?? ['card'],
    merchantName: params.branding_settings?.display_name ?? null,
    customerEmail: params.customer_email ?? null,
    clientReferenceId: params.client_reference_id ?? null,
    metadata: params.metadata ?? {},
    intentMetadata: params.payment_intent_data?.metadata ?? {},
    intentDescription: params.payment_intent_data?.description ?? null,
    receiptEmail: params.payment_intent_data?.receipt_email ?? null,
    // A payment intent comes with the first attempt to pay, as in every version of the API since 2022-08-01.
    paymentIntent: null,
    payer: null,
  }
}

function newLine({ price_data: price, quantity }: SessionParams['line_items'][number], discount: number): LineRecord {
  return {
    id: newStripeId('li'),
    priceId: newStripeId('price'),
    productId: newStripeId('prod'),
    name: price.product_data.name,
    description: price.product_data.description ?? null,
    image: price.product_data.images?.[0] ?? null,
    unitAmount: price.unit_amount,
    quantity,
    discount,
    metadata: price.product_data.metadata ?? {},
  }
}

function currencyOf(params: SessionParams): string {
  const expected = params.currency ?? params.line_items[0]?.price_data.currency ?? ''
  for (const [index, line] of params.line_items.entries()) {
    const given = line.price_data.currency
    if (given !== expected) {
      const message = `The price specified only supports \`${given}\`. This doesn't match the expected currency: \`${expected}\`.`
      throw invalidRequest(message, { param: `line_items[${index}]` })
    }
  }
  return expected
}

function expiry(asked: number | undefined, created: number): number {
  const expiresAt = asked ?? created + LONGEST_SECONDS
  if (expiresAt < created + SHORTEST_SECONDS) {
    throw invalidRequest('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', {
      param: 'expires_at',
    })
  }
  if (asked !== undefined && asked >= created + LONGEST_SECONDS) {
    throw invalidRequest('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', {
      param: 'expires_at',
    })
  }
  return expiresAt
}

function checkTotal(total: number, currency: string): void {
  const least = minimumCharge(currency)
  if (total > 0 && total < least) {
    const message = `The Checkout Session's total amount due must add up to at least ${formatAmount(least, currency)} ${currency}`
    throw refused(message, { code: 'amount_too_small' })
  }
  if (total > LARGEST_TOTAL) {
    const message = `The Checkout Session's total amount must be no more than ${formatAmount(LARGEST_TOTAL, currency)}`
    throw refused(message, { code: 'amount_too_large' })
  }
}
