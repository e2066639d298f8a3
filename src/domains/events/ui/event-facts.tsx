import { CalendarDays, DoorOpen, MapPin, Megaphone } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DateTime, DateTimeRange } from '@/ui/date-time'
import { TextLink } from '@/ui/link-button'
import type { EventDetail } from '../contract'
import { countryName, mapUrl } from '../model/place'
import { spansDays } from '../model/when'

/** When, where, from when on, by whom. */
export function EventFacts({ event }: { event: EventDetail }) {
  const t = useTranslations('events.detail')
  const locale = useLocale()
  const { venue, organiser, timeZone } = event
  const next = event.occurrences[0]
  const { startsAt, endsAt, admissionOpensAt } = next ?? event
  return (
    <section aria-label={t('facts')}>
      <dl className="grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-1">
        <Fact term={next ? t('next') : t('when')} icon={<CalendarDays />}>
          {spansDays({ startsAt, endsAt, timeZone }) ? (
            <DateTimeRange from={startsAt} to={endsAt} zone={timeZone} className="font-bold" />
          ) : (
            <>
              <DateTime at={startsAt} zone={timeZone} format="day" className="block font-bold" />
              <DateTimeRange from={startsAt} to={endsAt} zone={timeZone} format="time" />
            </>
          )}
        </Fact>
        <Fact term={t('doors')} icon={<DoorOpen />}>
          <DateTime at={admissionOpensAt} zone={timeZone} showZone />
        </Fact>
        <Fact term={t('where')} icon={<MapPin />}>
          <span className="block font-bold">{venue.name}</span>
          <span className="block">{venue.address}</span>
          <span className="block">
            {venue.city}, {countryName(venue.country, locale)}
          </span>
          <TextLink className="inline-block py-1">
            <a href={mapUrl(venue)} target="_blank" rel="noreferrer">
              {t('map')}
            </a>
          </TextLink>
        </Fact>
        <Fact term={t('organiser')} icon={<Megaphone />}>
          <span className="block font-bold">{organiser.name}</span>
          <TextLink className="inline-block py-1">
            <a href={`mailto:${organiser.supportEmail}`}>{t('ask')}</a>
          </TextLink>
        </Fact>
      </dl>
    </section>
  )
}

function Fact({ term, icon, children }: { term: string; icon: ReactNode; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[auto_1fr] gap-x-4">
      <div aria-hidden className="row-span-2 flex size-11 items-center justify-center rounded-control bg-sunken text-accent">
        {icon}
      </div>
      <dt className="text-small text-ink-soft">{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
