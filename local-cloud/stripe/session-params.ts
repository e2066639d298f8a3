import { z } from 'zod'
import { amount, bool, currency, email, integer, metadata, positive, text, webUrl } from './params.ts'

/** The languages of Stripe's hosted page; https://docs.stripe.com/api/checkout/sessions/create. */
const LOCALES = [
  'auto', 'bg', 'cs', 'da', 'de', 'el', 'en', 'en-GB', 'es', 'es-419', 'et', 'fi', 'fil', 'fr', 'fr-CA', 'hi-IN', 'hr', 'hu', 'id',
  'it', 'ja', 'ko', 'lt', 'lv', 'ms', 'mt', 'nb', 'nl', 'pl', 'pt', 'pt-BR', 'ro', 'ru', 'sk', 'sl', 'sv', 'th', 'tr', 'vi', 'zh',
  'zh-HK', 'zh-TW',
] as const

const productData = z.strictObject({
  name: text,
  description: text.optional(),
  images: z.array(webUrl).max(8).optional(),
  metadata: metadata.optional(),
  tax_code: text.optional(),
})

const lineItem = z.strictObject({
  price_data: z.strictObject({
    currency,
    product_data: productData,
    unit_amount: amount,
    tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).optional(),
  }),
  quantity: positive,
  metadata: metadata.optional(),
})

const intentData = z.strictObject({
  description: text.max(1000).optional(),
  metadata: metadata.optional(),
  receipt_email: email.optional(),
  statement_descriptor_suffix: text.max(22).optional(),
  capture_method: z.enum(['automatic', 'automatic_async']).optional(),
})

/** Parameters that only change what a buyer is asked or shown on the real page; taken, and without effect here. */
const presentation = {
  adaptive_pricing: z.unknown().optional(),
  billing_address_collection: z.unknown().optional(),
  custom_text: z.unknown().optional(),
  customer_creation: z.unknown().optional(),
  integration_identifier: z.unknown().optional(),
  origin_context: z.unknown().optional(),
  payment_method_options: z.unknown().optional(),
  phone_number_collection: z.unknown().optional(),
  wallet_options: z.unknown().optional(),
}

/** What creating a Checkout Session takes here: payments by redirect, with prices made on the spot. */
export const sessionParams = z.strictObject({
  ...presentation,
  mode: z.literal('payment'),
  ui_mode: z.literal('hosted_page').optional(),
  line_items: z.array(lineItem).min(1).max(100),
  success_url: webUrl,
  cancel_url: webUrl.optional(),
  expires_at: integer.optional(),
  currency: currency.optional(),
  customer_email: email.optional(),
  client_reference_id: text.max(200).optional(),
  locale: z.enum(LOCALES).optional(),
  metadata: metadata.optional(),
  payment_intent_data: intentData.optional(),
  payment_method_types: z.array(text).min(1).optional(),
  submit_type: z.enum(['auto', 'book', 'donate', 'pay']).optional(),
  discounts: z.array(z.strictObject({ coupon: text })).max(1).optional(),
  allow_promotion_codes: bool.optional(),
  branding_settings: z.looseObject({ display_name: text.optional() }).optional(),
})

export type SessionParams = z.output<typeof sessionParams>
