'use client'
import { NextIntlClientProvider, useTranslations } from 'next-intl'
import { usePathname } from 'next/navigation'
import ar from '@/i18n/messages/ar/fatal.json'
import de from '@/i18n/messages/de/fatal.json'
import en from '@/i18n/messages/en/fatal.json'
import es from '@/i18n/messages/es/fatal.json'
import fr from '@/i18n/messages/fr/fatal.json'
import { directionOf } from '@/i18n/routing'
import { addressOf } from '@/lib/addresses'
import { LOCALES, type Locale } from '@/lib/translated'
import { buttonStyle } from '@/ui/button-style'
import { fontVariables } from '@/ui/fonts'
import { PageHeading } from '@/ui/page-heading'
import './globals.css'

const TEXTS = { ar, de, en, es, fr }

/** When the root layout itself fails: stands alone, so it brings its document and its words along. */
export default function GlobalError({ retry }: { retry: () => void }) {
  const first = usePathname()?.split('/')[1]
  const locale = LOCALES.find((known) => known === first) ?? 'en'
  return (
    <html lang={locale} dir={directionOf(locale)} className={fontVariables}>
      <body>
        <NextIntlClientProvider locale={locale} messages={{ fatal: TEXTS[locale] }}>
          <Apology locale={locale} retry={retry} />
        </NextIntlClientProvider>
      </body>
    </html>
  )
}

function Apology({ locale, retry }: { locale: Locale; retry: () => void }) {
  const t = useTranslations('fatal')
  return (
    <main className="page-wrap">
      <title>{t('title')}</title>
      <PageHeading title={t('title')} lead={t('body')} />
      <div className="flex flex-wrap gap-3">
        <button type="button" onClick={retry} className={buttonStyle({ size: 'lg' })}>
          {t('retry')}
        </button>
        {/* Whole page loads: what is here is broken. */}
        <a href={addressOf('/', locale)} className={buttonStyle({ size: 'lg', variant: 'secondary' })}>
          {t('toHome')}
        </a>
        <a href={addressOf('/tickets', locale)} className={buttonStyle({ size: 'lg', variant: 'secondary' })}>
          {t('toTickets')}
        </a>
      </div>
    </main>
  )
}
