import { useLocale, useTranslations } from 'next-intl'
import { siteData } from '@/i18n/structured-data'
import { JsonLd } from '@/ui/json-ld'

/** What the site is and how its events are searched, for programs. */
export function SiteData({ origin }: { origin: string }) {
  const t = useTranslations('common.site')
  const locale = useLocale()
  return <JsonLd things={siteData({ origin, locale, name: t('name'), description: t('description') })} />
}
