import { createTranslator } from 'next-intl'
import type { ErrorMeta } from '@/lib/errors'
import type { Locale } from '@/lib/translated'
import { isErrorKey } from './error-keys'
import { loadMessages } from './messages'

/** Words for errors outside of pages: what a code says, what a field's code says, and what is wrong in general. */
export async function errorTexts(locale: Locale) {
  const messages = await loadMessages(locale)
  const t = createTranslator({ locale, messages, namespace: 'errors' })
  const of = (code: string, meta: ErrorMeta): string | null => (isErrorKey(messages.errors, code) ? t(code, meta) : null)
  return {
    of,
    ofInput: (code: string): string => of(`input.${code}`, {}) ?? t('input.unreadable'),
    unexpected: (requestId: string): string => t('unexpected', { requestId }),
    ofStatus: (status: number): string => of(`status.${status}`, {}) ?? t('status.500'),
  }
}
