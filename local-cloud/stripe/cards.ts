import type { DeclineRecord } from './records.ts'

export interface Card {
  brand: string
  last4: string
  decline: DeclineRecord | null
  /** The buyer will dispute the payment as soon as it is made. */
  disputed: boolean
}

export interface TestCard {
  number: string
  brand: string
  /** What it does, for the people on the pay page. */
  does: string
  decline?: DeclineRecord
  disputed?: true
  /** PaymentMethods of Stripe's test mode that stand for it. */
  methods?: readonly string[]
}

function declined(declineCode: string, message: string, code = 'card_declined'): DeclineRecord {
  return { code, declineCode: code === 'card_declined' ? declineCode : null, message }
}

const SECURITY_CODE = declined('', "Your card's security code is incorrect.", 'incorrect_cvc')
const PROCESSING = declined('', 'An error occurred while processing your card. Try again in a little bit.', 'processing_error')

/** Numbers and their behaviour as at https://docs.stripe.com/testing. */
export const TEST_CARDS: readonly TestCard[] = [
  { number: '4242424242424242', brand: 'visa', does: 'Pays', methods: ['pm_card_visa'] },
  { number: '5555555555554444', brand: 'mastercard', does: 'Pays', methods: ['pm_card_mastercard'] },
  { number: '378282246310005', brand: 'amex', does: 'Pays', methods: ['pm_card_amex'] },
  {
    number: '4000000000000002',
    brand: 'visa',
    does: 'Is declined',
    decline: declined('generic_decline', 'Your card was declined.'),
    methods: ['pm_card_chargeDeclined', 'pm_card_visa_chargeDeclined'],
  },
  {
    number: '4000000000009995',
    brand: 'visa',
    does: 'Has insufficient funds',
    decline: declined('insufficient_funds', 'Your card has insufficient funds.'),
    methods: ['pm_card_chargeDeclinedInsufficientFunds', 'pm_card_visa_chargeDeclinedInsufficientFunds'],
  },
  {
    number: '4000000000000069',
    brand: 'visa',
    does: 'Has expired',
    decline: declined('', 'Your card has expired.', 'expired_card'),
    methods: ['pm_card_chargeDeclinedExpiredCard'],
  },
  { number: '4000000000000127', brand: 'visa', does: 'Wrong security code', decline: SECURITY_CODE },
  { number: '4000000000000119', brand: 'visa', does: 'Fails while processing', decline: PROCESSING },
  { number: '4000000000000259', brand: 'visa', does: 'Pays, then is disputed', disputed: true, methods: ['pm_card_createDispute'] },
]

const UNKNOWN_CARD = declined(
  'test_mode_live_card',
  'Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test cards, visit: https://stripe.com/docs/testing.',
)

/** How a card of that number (digits only) behaves. A number that is not a test card is declined, as in test mode. */
export function cardByNumber(number: string): Card {
  const known = TEST_CARDS.find((card) => card.number === number)
  return known ? cardOf(known) : { brand: 'visa', last4: number.slice(-4), decline: UNKNOWN_CARD, disputed: false }
}

/** The card a test PaymentMethod such as `pm_card_visa` stands for. */
export function cardByMethod(method: string): Card | null {
  const known = TEST_CARDS.find((card) => card.methods?.includes(method))
  return known ? cardOf(known) : null
}

function cardOf(known: TestCard): Card {
  return {
    brand: known.brand,
    last4: known.number.slice(-4),
    decline: known.decline ?? null,
    disputed: known.disputed ?? false,
  }
}

/** Whether the digits end in their own check digit (Luhn, ISO/IEC 7812-1). */
export function isCardNumber(digits: string): boolean {
  if (!/^\d{13,19}$/.test(digits)) return false
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
