'use client'
import { useLocale } from 'next-intl'
import { useSearchParams } from 'next/navigation'
import { Suspense } from 'react'
import { LOCALES, type Locale } from '@/lib/translated'
import { Link, usePathname } from './navigation'
import { directionOf } from './routing'

const NAMES: Record<Locale, string> = { en: 'English', fr: 'Français', de: 'Deutsch', es: 'Español', ar: 'العربية' }

interface LocaleLinksProps {
  className?: string
  linkClassName?: string
}

/** This page in each of its languages, each named in itself. */
export function LocaleLinks(props: LocaleLinksProps) {
  // A static page has no query until the browser reads it; the links work before that.
  return (
    <Suspense fallback={<List {...props} query="" />}>
      <ListWithQuery {...props} />
    </Suspense>
  )
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
          <Link
            href={`${here}${query}`}
            locale={locale}
            lang={locale}
            hrefLang={locale}
            prefetch={false}
            aria-current={locale === current ? 'true' : undefined}
            className={linkClassName}
          >
            <span dir={directionOf(locale)}>{NAMES[locale]}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
