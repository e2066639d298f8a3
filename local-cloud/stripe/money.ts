/** An amount in minor units, for people: `formatAmount(7900, 'eur', 'de')` is "79,00 €". */
export function formatAmount(minor: number, currency: string, locale = 'en-US'): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

/** What Stripe charges at least, by https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts. */
const MINIMUM_CHARGE = new Map(
  Object.entries({ usd: 50, eur: 50, gbp: 30, chf: 50, cad: 50, aud: 50, nzd: 50, dkk: 250, nok: 300, sek: 300, pln: 200, jpy: 50 }),
)

export function minimumCharge(currency: string): number {
  return MINIMUM_CHARGE.get(currency) ?? 0
}
