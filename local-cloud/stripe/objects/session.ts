import type Stripe from 'stripe'
import type { LineRecord, SessionRecord } from '../records.ts'

/** A line item as sent: its price's decimal is text on the wire, which the SDK makes a Decimal of. */
export type WireLineItem = Omit<Stripe.LineItem, 'price'> & {
  price: Omit<Stripe.Price, 'unit_amount_decimal'> & { unit_amount_decimal: string }
}

export function subtotalOf(session: SessionRecord): number {
  return session.lines.reduce((sum, line) => sum + line.unitAmount * line.quantity, 0)
}

/** The Checkout Session as the API shows it. `pageUrl` is where its buyer pays while it is open. */
export function sessionObject(session: SessionRecord, pageUrl: string): Stripe.Checkout.Session {
  const subtotal = subtotalOf(session)
  return {
    id: session.id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: null,
    amount_subtotal: subtotal,
    amount_total: session.total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: session.cancelUrl,
    client_reference_id: session.clientReferenceId,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: session.created,
    currency: session.currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer: null,
    customer_account: null,
    customer_creation: 'if_required',
    customer_details: customerDetails(session),
    customer_email: session.customerEmail,
    discounts: session.coupon === null ? [] : [{ coupon: session.coupon, promotion_code: null }],
    expires_at: session.expiresAt,
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: session.locale,
    managed_payments: { enabled: false },
    metadata: session.metadata,
    mode: 'payment',
    origin_context: null,
    payment_intent: session.paymentIntent,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: 'automatic' } },
    payment_method_types: session.paymentMethodTypes,
    payment_status: session.status !== 'complete' ? 'unpaid' : session.total === 0 ? 'no_payment_required' : 'paid',
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: session.status,
    submit_type: session.submitType,
    subscription: null,
    success_url: session.successUrl,
    total_details: { amount_discount: subtotal - session.total, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: session.status === 'open' ? pageUrl : null,
    wallet_options: null,
  }
}

function customerDetails(session: SessionRecord): Stripe.Checkout.Session.CustomerDetails | null {
  const known = session.payer ?? (session.customerEmail === null ? null : { email: session.customerEmail, name: null })
  if (known === null) return null
  return {
    address: null,
    business_name: null,
    email: known.email,
    individual_name: null,
    name: known.name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: session.payer === null ? null : [],
  }
}

/** One line of the session, as `line_items` shows it. */
export function lineItemObject(session: SessionRecord, line: LineRecord): WireLineItem {
  const subtotal = line.unitAmount * line.quantity
  return {
    id: line.id,
    object: 'item',
    adjustable_quantity: null,
    amount_discount: line.discount,
    amount_subtotal: subtotal,
    amount_tax: 0,
    amount_total: subtotal - line.discount,
    currency: session.currency,
    description: line.name,
    metadata: {},
    price: {
      id: line.priceId,
      object: 'price',
      active: false,
      billing_scheme: 'per_unit',
      created: session.created,
      currency: session.currency,
      custom_unit_amount: null,
      livemode: false,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product: line.productId,
      recurring: null,
      tax_behavior: 'unspecified',
      tiers_mode: null,
      transform_quantity: null,
      type: 'one_time',
      unit_amount: line.unitAmount,
      unit_amount_decimal: String(line.unitAmount),
    },
    quantity: line.quantity,
  }
}
