import { assert } from './assert'
import { numberFormat } from './formats'

/** ISO 4217 currencies we sell in, with the exponent of their minor unit. */
const CURRENCY_EXPONENTS = {
  EUR: 2, GBP: 2, USD: 2, CHF: 2, NGN: 2, SEK: 2, PLN: 2, CAD: 2, AUD: 2, JPY: 0, KWD: 3,
} as const

export type Currency = keyof typeof CURRENCY_EXPONENTS

/** An amount: an integer number of the currency's minor units. Never a float. */
export interface Money {
  readonly minor: number
  readonly currency: Currency
}

const BPS = 10_000

/** The one rounding rule: half away from zero, on an exact ratio of integers. */
function roundRatio(numerator: number, denominator: number): number {
  const n = BigInt(numerator)
  const d = BigInt(denominator)
  assert(d > 0n, 'a ratio has a positive denominator')
  const magnitude = n < 0n ? -n : n
  const rounded = (2n * magnitude + d) / (2n * d)
  return Number(n < 0n ? -rounded : rounded)
}

/** `minor` times a rate in basis points, rounded: `shareBps(1999, 250)` is 50. */
export function shareBps(minor: number, bps: number): number {
  return roundRatio(minor * bps, BPS)
}

/** The part of a gross amount that is tax at `bps`: `includedTax(1081, 810)` is 81. */
export function includedTax(grossMinor: number, bps: number): number {
  return grossMinor - roundRatio(grossMinor * BPS, BPS + bps)
}

/**
 * Splits `minor` in proportion to `weights` and loses nothing: the parts add up to `minor`, each within one unit of its
 * exact share (largest remainder; ties to the earlier part). All weights zero: everything to the first part.
 */
export function allocate(minor: number, weights: readonly number[]): number[] {
  assert(weights.length > 0, 'allocate needs a part')
  assert(weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0), 'weights are natural numbers')
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return weights.map((_, index) => (index === 0 ? minor : 0))
  const sign = minor < 0 ? -1 : 1
  const magnitude = BigInt(Math.abs(minor))
  const exact = weights.map((weight) => magnitude * BigInt(weight))
  const parts = exact.map((share) => Number(share / BigInt(total)))
  let left = Math.abs(minor) - parts.reduce((sum, part) => sum + part, 0)
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share % BigInt(total) }))
    .toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
  for (const { index } of byRemainder) {
    if (left === 0) break
    parts[index] = (parts[index] ?? 0) + 1
    left -= 1
  }
  return parts.map((part) => (part === 0 ? 0 : sign * part))
}

/** As programs write it: `decimal({ minor: 7900, currency: 'EUR' })` is `79.00`. */
export function decimal({ minor, currency }: Money): string {
  const exponent = CURRENCY_EXPONENTS[currency]
  return (minor / 10 ** exponent).toFixed(exponent)
}

/** Ends letters and sign as one word from left to right: without it "US$" in an Arabic line is read "$US". */
const LEFT_TO_RIGHT_MARK = '\u200E'

/** Formats for people: `formatMoney({ minor: 7900, currency: 'EUR' }, 'de')` is "79,00 €". */
export function formatMoney({ minor, currency }: Money, locale: string): string {
  const exponent = CURRENCY_EXPONENTS[currency]
  const text = numberFormat(locale, { style: 'currency', currency }).format(minor / 10 ** exponent)
  return locale === 'ar' ? text.replace(/[A-Z]+\p{Sc}/u, `$&${LEFT_TO_RIGHT_MARK}`) : text
}
