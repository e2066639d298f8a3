'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useReaderZone } from '@/ui/reader-zone'

interface ReaderHoursProps {
  at: Date
  zone: string
}

function useOwnTime({ at, zone }: ReaderHoursProps): string | null {
  const locale = useLocale()
  const own = useReaderZone(zone)
  const clock = (timeZone: string) => new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone }).format(at)
  return clock(own) === clock(zone) ? null : clock(own)
}

/** The same hour on the reader's own clock; nothing where both agree. */
export function ReaderHour(props: ReaderHoursProps) {
  const own = useOwnTime(props)
  return own ? <span className="block text-small whitespace-nowrap text-ink-soft tabular-nums">{own}</span> : null
}

/** Says whose the second times are; takes its line either way, so that nothing moves. */
export function ReaderHoursNote(props: ReaderHoursProps) {
  const t = useTranslations('events.detail')
  return <span className="block min-h-6">{useOwnTime(props) ? t('yourTimes') : null}</span>
}
