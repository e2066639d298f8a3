import { LOCALES, type Locale } from './translated'

/**
 * The language a program asks for, by `Accept-Language` (RFC 9110, section 12.5.4): the one of ours with the greatest weight,
 * `de-CH` counting as `de`; English when it names none of ours.
 */
export function acceptedLocale(header: string | null): Locale {
  const wishes = (header ?? '').split(',').map((wish, index) => {
    const [range = '', ...parameters] = wish.trim().toLowerCase().split(/\s*;\s*/)
    const weight = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.exec(parameters.find((each) => each.startsWith('q=')) ?? 'q=1')?.[1]
    return { locale: LOCALES.find((known) => range === known || range.startsWith(`${known}-`)), weight: Number(weight ?? 0), index }
  })
  const [best] = wishes
    .filter(({ locale, weight }) => locale !== undefined && weight > 0)
    .toSorted((one, other) => other.weight - one.weight || one.index - other.index)
  return best?.locale ?? 'en'
}
