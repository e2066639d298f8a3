import { CalendarDays, DoorOpen, MapPin, Megaphone, Tent } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { addressOf } from '@/lib/addresses'
import { inLocale } from '@/lib/translated'
import { DateTime, DateTimeRange } from '@/ui/date-time'
import { TextLink } from '@/ui/link-button'
import { Place } from '@/ui/place'
import type { EventDetail } from '../contract'
import { calendarLinks } from '../model/calendar'
import { countryName, mapUrls } from '../model/place'
import { spansDays } from '../model/when'
import { Choice, Choices } from './choices'

const MAPS = [['osm', 'OpenStreetMap'], ['google', 'Google Maps'], ['apple', 'Apple Maps']] as const

/** When, where, from when on, what is there, by whom. `origin` is that of its address in calendars. */
export function EventFacts({ event, origin }: { event: EventDetail; origin: string }) {
  const t = useTranslations('events.detail')
  const locale = useLocale()
  const { venue, organiser, timeZone } = event
  const next = event.occurrences[0]
  const maps = mapUrls(venue)
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
          <CalendarChoices event={event} origin={origin} />
        </Fact>
        <Fact term={t('doors')} icon={<DoorOpen />}>
          <DateTime at={admissionOpensAt} zone={timeZone} showZone />
        </Fact>
        <Fact term={t('where')} icon={<MapPin />}>
          <span className="block font-bold">
            <bdi>{venue.name}</bdi>
          </span>
          <span className="block">
            <bdi>{venue.address}</bdi>
          </span>
          <span className="block">
            <Place first={venue.city} second={countryName(venue.country, locale)} />
          </span>
          <Choices title={t('maps')}>
            {MAPS.map(([map, name]) => (
              <Choice key={map} href={maps[map]}>
                {name}
              </Choice>
            ))}
          </Choices>
        </Fact>
        <OnSite event={event} />
        <Fact term={t('organiser')} icon={<Megaphone />}>
          <span className="block font-bold">
            <bdi>{organiser.name}</bdi>
          </span>
          <TextLink className="inline-block py-1">
            <a href={`mailto:${organiser.supportEmail}`}>{t('ask')}</a>
          </TextLink>
        </Fact>
      </dl>
    </section>
  )
}

function CalendarChoices({ event, origin }: { event: EventDetail; origin: string }) {
  const t = useTranslations('events.detail')
  const locale = useLocale()
  if (event.phase === 'over' || event.phase === 'cancelled') return null
  const words = { name: inLocale(event.name, locale), summary: inLocale(event.summary, locale) }
  const links = calendarLinks(event, { ...words, url: origin + addressOf({ pathname: '/events/[slug]', params: { slug: event.slug } }, locale) })
  if (!links) return null
  return (
    <Choices title={t('calendar')}>
      <Choice href={`/api/events/${event.slug}/calendar.ics?lang=${locale}`} away={false}>
        {t('calendarFile')}
      </Choice>
      <Choice href={links.google}>Google Calendar</Choice>
      <Choice href={links.outlook}>Outlook</Choice>
    </Choices>
  )
}

function OnSite({ event: { stages, performances, onSite } }: { event: EventDetail }) {
  const t = useTranslations('events.detail')
  const locale = useLocale()
  const acts = new Set(performances.map(({ artist }) => artist)).size
  const things = [
    ...(stages.length > 0 ? [t('stagesOnDay', { count: stages.length })] : []),
    ...(acts > 0 ? [t('acts', { count: acts })] : []),
    ...onSite.map((thing) => t(`things.${thing}`)),
  ]
  if (things.length === 0) return null
  return (
    <Fact term={t('onSite')} icon={<Tent />}>
      {new Intl.ListFormat(locale, { type: 'conjunction' }).format(things)}
    </Fact>
  )
}

function Fact({ term, icon, children }: { term: string; icon: ReactNode; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[auto_1fr] grid-rows-[auto_1fr] gap-x-4">
      <div aria-hidden className="row-span-2 flex size-11 items-center justify-center rounded-control bg-sunken text-accent">
        {icon}
      </div>
      <dt className="text-small text-ink-soft">{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
