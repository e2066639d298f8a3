import type Stripe from 'stripe'
import type { ChargeRecord } from '../records.ts'

const NO_ADDRESS = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null }

/** The Charge as the API shows it. */
export function chargeObject(charge: ChargeRecord): Stripe.Charge {
  const paid = charge.decline === null
  return {
    id: charge.id,
    object: 'charge',
    amount: charge.amount,
    amount_captured: paid ? charge.amount : 0,
    amount_refunded: charge.refunded,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: paid ? charge.transaction : null,
    billing_details: { address: NO_ADDRESS, email: charge.payer.email, name: charge.payer.name, phone: null, tax_id: null },
    calculated_statement_descriptor: null,
    captured: paid,
    created: charge.created,
    currency: charge.currency,
    customer: null,
    description: charge.description,
    disputed: charge.disputed,
    failure_balance_transaction: null,
    failure_code: charge.decline?.code ?? null,
    failure_message: charge.decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: charge.metadata,
    on_behalf_of: null,
    outcome: outcome(charge),
    paid,
    payment_intent: charge.paymentIntent,
    payment_method: charge.paymentMethod,
    payment_method_details: { card: card(charge), type: 'card' },
    radar_options: {},
    receipt_email: charge.receiptEmail,
    receipt_number: null,
    receipt_url: null,
    refunded: charge.refunded > 0 && charge.refunded === charge.amount,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: paid ? 'succeeded' : 'failed',
    transfer_data: null,
    transfer_group: null,
  }
}

function outcome(charge: ChargeRecord): Stripe.Charge.Outcome {
  const reason = charge.decline === null ? null : (charge.decline.declineCode ?? charge.decline.code)
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: reason === null ? 'approved_by_network' : 'declined_by_network',
    reason,
    risk_level: 'normal',
    risk_score: 20,
    seller_message: reason === null ? 'Payment complete.' : 'The bank did not return any further details with this decline.',
    type: reason === null ? 'authorized' : 'issuer_declined',
  }
}

function card(charge: ChargeRecord): Stripe.Charge.PaymentMethodDetails.Card {
  return {
    amount_authorized: charge.decline === null ? charge.amount : null,
    authorization_code: null,
    brand: charge.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: 'US',
    electronic_commerce_indicator: null,
    exp_month: 12,
    exp_year: 2034,
    funding: 'credit',
    installments: null,
    last4: charge.last4,
    mandate: null,
    network: charge.brand,
    network_transaction_id: null,
    regulated_status: 'unregulated',
    three_d_secure: null,
    transaction_link_id: null,
    wallet: null,
  }
}
