'use client'
import { useLocale } from 'next-intl'
import { usePathname, useSearchParams } from 'next/navigation'
import { useSyncExternalStore } from 'react'
import { inLanguage } from '@/lib/addresses'
import { directionOf, LOCALES, type Locale } from '@/lib/translated'

const NAMES: Record<Locale, string> = { en: 'English', fr: 'Français', de: 'Deutsch', es: 'Español', ar: 'العربية' }

const noChanges = () => () => {}

interface LocaleLinksProps {
  className?: string
  linkClassName?: string
}

/** This page in each of its languages, each named in itself. */
export function LocaleLinks(props: LocaleLinksProps) {
  // A page that is kept has no query until the browser reads it; the links work before that.
  const isInBrowser = useSyncExternalStore(noChanges, () => true, () => false)
  return isInBrowser ? <ListWithQuery {...props} /> : <List {...props} query="" />
}

function ListWithQuery(props: LocaleLinksProps) {
  const query = useSearchParams().toString()
  return <List {...props} query={query && `?${query}`} />
}

function List({ className, linkClassName, query }: LocaleLinksProps & { query: string }) {
  const here = usePathname()
  const current = useLocale()
  return (
    <ul className={className}>
      {LOCALES.map((locale) => (
        <li key={locale}>
          {/* A whole new page: all its words change, and the middleware remembers the choice. */}
          <a
            href={inLanguage(here + query, locale)}
            lang={locale}
            hrefLang={locale}
            aria-current={locale === current ? 'true' : undefined}
            className={linkClassName}
          >
            <span dir={directionOf(locale)}>{NAMES[locale]}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
