import { hasLocale } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { locale as rootLocale } from 'next/root-params'
import { loadMessages } from './messages'
import { routing } from './routing'

/** next-intl's settings of a request: the language is the first segment of the path, known without headers or cookies. */
export default getRequestConfig(async ({ locale: asked }) => {
  const wanted: unknown = asked ?? (await rootLocale())
  const locale = typeof wanted === 'string' && hasLocale(routing.locales, wanted) ? wanted : routing.defaultLocale
  return { locale, messages: await loadMessages(locale), timeZone: 'UTC' }
})
