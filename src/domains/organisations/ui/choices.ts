import { COUNTRIES } from '@/lib/countries'
import { currencySchema } from '@/lib/money-schema'
import { LOCALES } from '@/lib/translated'

export interface Choice {
  value: string
  label: string
}

type NamedKind = 'region' | 'currency' | 'language'

/** Named and ordered as the reader's language does; made on the server, since browsers may know other names. */
function named(kind: NamedKind, codes: readonly string[], locale: string): Choice[] {
  const names = new Intl.DisplayNames(locale, { type: kind })
  return codes
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .toSorted((one, other) => one.label.localeCompare(other.label, locale))
}

export const countryChoices = (locale: string): Choice[] => named('region', COUNTRIES, locale)
export const currencyChoices = (locale: string): Choice[] => named('currency', currencySchema.options, locale)
export const languageChoices = (locale: string): Choice[] => named('language', LOCALES, locale)
