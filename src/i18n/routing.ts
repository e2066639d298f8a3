import { defineRouting } from 'next-intl/routing'
import { LOCALES } from '@/lib/translated'

/**
 * Every page's address begins with its language: one address is one text, so caches, links in mails and offline copies
 * never mix languages. Addresses without one are redirected by the middleware (cookie, then Accept-Language).
 */
export const routing = defineRouting({
  locales: LOCALES,
  defaultLocale: 'en',
  localePrefix: 'always',
})

/** The reading direction of a language. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr'
}
