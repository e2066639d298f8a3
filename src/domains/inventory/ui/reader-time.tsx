'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useReaderZone } from '@/ui/reader-zone'

/** The same moment on the reader's own clock; nothing where both clocks agree. */
export function ReaderTime({ at, zone }: { at: Date; zone: string }) {
  const t = useTranslations('inventory.dates')
  const locale = useLocale()
  const own = useReaderZone(zone)
  const wall = (timeZone: string) =>
    new Intl.DateTimeFormat(locale, { weekday: 'short', hour: 'numeric', minute: '2-digit', timeZone }).format(at)
  return wall(own) === wall(zone) ? null : <span className="ms-2">{t('yourTime', { when: wall(own) })}</span>
}
