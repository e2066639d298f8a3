import { defineRouting } from 'next-intl/routing'
import { PATHNAMES } from '@/lib/addresses'
import { LOCALES } from '@/lib/translated'

/** The reader's language is remembered for a year. */
const COOKIE_SECONDS = 365 * 24 * 60 * 60

/**
 * Every page's address begins with its language: one address is one text, so caches, links in mails and offline copies
 * never mix languages. Addresses without one are redirected by the middleware (cookie, then Accept-Language).
 */
export const routing = defineRouting({
  locales: LOCALES,
  defaultLocale: 'en',
  localePrefix: 'always',
  // Arabic in Latin letters: an Arabic segment arrives as a row of percent codes wherever it is pasted, and beside a Latin
  // slug its parts change places on the screen.
  pathnames: PATHNAMES,
  localeCookie: { maxAge: COOKIE_SECONDS },
  // Said in the head of each page that may be found (`head.ts`), and of no other.
  alternateLinks: false,
})
