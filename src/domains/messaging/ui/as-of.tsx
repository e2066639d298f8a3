import { useFormatter, useTranslations } from 'next-intl'

/** The day the legal texts were last changed. */
const CHANGED_ON = new Date('2026-11-28T00:00:00Z')

export function AsOf() {
  const t = useTranslations('info')
  const format = useFormatter()
  return <p className="text-small text-ink-soft">{t('asOf', { day: format.dateTime(CHANGED_ON, { dateStyle: 'long', timeZone: 'UTC' }) })}</p>
}
