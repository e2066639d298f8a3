import { createTranslator } from 'next-intl'
import { directionOf, localeOf } from '@/lib/translated'
import { loadMessages } from './messages'

/** Texts for a mail, in the reader's language, and the frame that `MailLayout` takes. An unknown language reads English. */
export async function mailTexts(language: string, siteUrl: string) {
  const locale = localeOf(language)
  const messages = await loadMessages(locale)
  const t = createTranslator({ locale, messages })
  const frame = {
    locale,
    dir: directionOf(locale),
    siteUrl,
    promise: t('common.footer.promise'),
    orOpen: t('emails.layout.orOpen'),
  }
  return { locale, t, frame }
}

export type MailTexts = Awaited<ReturnType<typeof mailTexts>>
