import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { env } from '@/env'
import { type Address, addressOf } from '@/lib/addresses'
import { CARD_HEIGHT, CARD_WIDTH, cardPath, siteCard } from '@/lib/cards'
import { LOCALES, type Locale } from '@/lib/translated'

/** As Open Graph names our languages. */
const OG_LOCALES: Readonly<Record<Locale, string>> = { en: 'en_GB', fr: 'fr_FR', de: 'de_DE', es: 'es_ES', ar: 'ar_AR' }

interface PublicPage {
  locale: Locale
  /** The page, without what only narrows it down: filters, places on it. */
  address: Address
  /** Without the site's name, which is put behind it. Left out on the home page, which is the site. */
  title?: string
  description: string
  /** Its image when it is shared; the site's own unless given. */
  card?: { path: string; alt: string }
}

/**
 * The head of a page that everybody may find: its address in every language, and how it looks when it is shared. All
 * other pages are kept out of search engines by the root layout. The site's address is a setting, known once a request is
 * there, so a page with this head is not made by the build: `generateStaticParams = () => []`.
 */
export async function publicHead({ locale, address, title, description, card }: PublicPage): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'common' })
  const { APP_URL } = env()
  const absolute = (language: Locale) => APP_URL + addressOf(address, language)
  const shown = title ?? t('site.title')
  const site = siteCard(locale, t('footer.promise'), t('site.kinds'))
  const { path, alt } = card ?? { path: cardPath(site, null), alt: `${t('site.name')}. ${site.title}` }
  const images = [{ url: APP_URL + path, width: CARD_WIDTH, height: CARD_HEIGHT, type: 'image/png', alt }]
  return {
    title: title ?? { absolute: shown },
    description,
    robots: { index: true, follow: true, 'max-image-preview': 'large' },
    alternates: {
      canonical: absolute(locale),
      languages: { ...Object.fromEntries(LOCALES.map((language) => [language, absolute(language)])), 'x-default': absolute('en') },
    },
    openGraph: {
      type: 'website',
      siteName: t('site.name'),
      title: shown,
      description,
      url: absolute(locale),
      locale: OG_LOCALES[locale],
      alternateLocale: LOCALES.filter((language) => language !== locale).map((language) => OG_LOCALES[language]),
      images,
    },
    twitter: { card: 'summary_large_image', title: shown, description, images },
  }
}
