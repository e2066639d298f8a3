'use client'
import { usePathname } from 'next/navigation'
import ar from '@/i18n/messages/ar/fatal.json'
import de from '@/i18n/messages/de/fatal.json'
import en from '@/i18n/messages/en/fatal.json'
import es from '@/i18n/messages/es/fatal.json'
import fr from '@/i18n/messages/fr/fatal.json'
import { directionOf, LOCALES, type Locale } from '@/lib/translated'
import { buttonStyle } from '@/ui/button-style'
import { fontVariables } from '@/ui/fonts'
import { PageHeading } from '@/ui/page-heading'
import './globals.css'

const TEXTS = { ar, de, en, es, fr }

/**
 * When the root layout itself fails: stands alone, so it brings its document and its words along. Every page loads it, so it brings no
 * more: English addresses lead to those of the language.
 */
export default function GlobalError({ retry }: { retry: () => void }) {
  const first = usePathname()?.split('/')[1]
  const locale = LOCALES.find((known) => known === first) ?? 'en'
  return (
    <html lang={locale} dir={directionOf(locale)} className={fontVariables}>
      <body>
        <Apology locale={locale} retry={retry} />
      </body>
    </html>
  )
}

function Apology({ locale, retry }: { locale: Locale; retry: () => void }) {
  const { title, body, retry: again, toHome, toTickets } = TEXTS[locale]
  return (
    <main className="page-wrap">
      <title>{title}</title>
      <PageHeading title={title} lead={body} />
      <div className="flex flex-wrap gap-3">
        <button type="button" onClick={retry} className={buttonStyle({ size: 'lg' })}>
          {again}
        </button>
        {/* Whole page loads: what is here is broken. */}
        <a href={`/${locale}`} className={buttonStyle({ size: 'lg', variant: 'secondary' })}>
          {toHome}
        </a>
        <a href={`/${locale}/tickets`} className={buttonStyle({ size: 'lg', variant: 'secondary' })}>
          {toTickets}
        </a>
      </div>
    </main>
  )
}
