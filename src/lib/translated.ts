export const LOCALES = ['en', 'fr', 'de', 'es', 'ar'] as const
export type Locale = (typeof LOCALES)[number]

/** A language by its name; another name reads English. */
export function localeOf(name: string | null): Locale {
  return LOCALES.find((known) => known === name) ?? 'en'
}

/** A text written by an organiser in one or more languages; at least one is there. */
export type Translated = Partial<Record<Locale, string>>

/** The text in the reader's language, else in English, else in whichever there is. */
export function inLocale(texts: Translated, locale: string): string {
  const own = LOCALES.find((known) => known === locale)
  return (own && texts[own]) ?? texts.en ?? Object.values(texts).find((text) => text !== undefined) ?? ''
}

/** The reading direction of a language. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr'
}
