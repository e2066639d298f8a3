import { z } from 'zod'
import { isCardNumber } from './cards.ts'
import type { FormObject } from './form.ts'
import type { SessionRecord } from './records.ts'

export type PayField = 'email' | 'card' | 'expiry' | 'cvc'

/** What the buyer typed, as typed. */
export interface PayFields {
  email: string
  card: string
  expiry: string
  cvc: string
  name: string
}

export interface PayProblem {
  /** Null: about the payment as a whole. */
  field: PayField | null
  message: string
}

/** What the form shows at first: a test card that pays, so that a demo is one press away. */
export function blankFields(session: SessionRecord, card = '4242424242424242'): PayFields {
  return { email: session.customerEmail ?? '', card: grouped(card), expiry: '12 / 34', cvc: '123', name: '' }
}

const field = z.string().trim().max(200).catch('')
const formSchema = z.object({ email: field, card: field, expiry: field, cvc: field, name: field })

/** Reads the posted form. A customer the merchant named cannot be renamed. */
export function readFields(session: SessionRecord, form: FormObject): PayFields {
  const fields = formSchema.parse(form)
  return { ...fields, email: session.customerEmail ?? fields.email }
}

/** What a checkout would not even try, in the order of the fields. */
export function problemsOf(fields: PayFields, total: number, now: Date): PayProblem[] {
  const problems: PayProblem[] = []
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(fields.email)) problems.push({ field: 'email', message: 'Enter an e-mail address.' })
  if (total === 0) return problems
  if (!isCardNumber(digitsOf(fields.card))) problems.push({ field: 'card', message: 'Your card number is invalid.' })
  const expiry = expiryProblem(fields.expiry, now)
  if (expiry !== null) problems.push({ field: 'expiry', message: expiry })
  if (!/^\d{3,4}$/.test(fields.cvc)) problems.push({ field: 'cvc', message: "Your card's security code is incomplete." })
  return problems
}

function expiryProblem(expiry: string, now: Date): string | null {
  const [, month, year] = /^(0?[1-9]|1[0-2])\s*[/ -]?\s*(?:20)?(\d{2})$/.exec(expiry) ?? []
  if (month === undefined || year === undefined) return "Your card's expiration date is incomplete."
  const firstInvalid = Date.UTC(2000 + Number(year), Number(month), 1)
  return now.getTime() >= firstInvalid ? "Your card's expiration date is in the past." : null
}

export function digitsOf(card: string): string {
  return card.replaceAll(/[\s-]/g, '')
}

/** `4242424242424242` as people read it. */
export function grouped(card: string): string {
  return digitsOf(card).replaceAll(/(.{4})(?=.)/g, '$1 ')
}
