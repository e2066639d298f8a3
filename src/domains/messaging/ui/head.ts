import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { publicHead } from '@/i18n/head'

/** The head of a page of information. */
export async function infoHead(page: 'about' | 'faq' | 'support' | 'refunds' | 'terms' | 'privacy'): Promise<Metadata> {
  const [t, locale] = await Promise.all([getTranslations('info'), getLocale()])
  return publicHead({ locale, address: `/${page}`, title: t(`names.${page}`), description: t(`${page}.lead`) })
}
