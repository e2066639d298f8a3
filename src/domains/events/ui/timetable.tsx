import { ChevronDown } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { dateFormat } from '@/lib/formats'
import { rangeText } from '@/ui/date-text'
import { DateTime } from '@/ui/date-time'
import { TimetableGrid } from '@/ui/timetable-grid'
import type { EventDetail } from '../contract'
import { type DayGrid, dayToOpen, timetableOf } from '../model/timetable'
import { NowMark } from './now-mark'
import { ReaderHour, ReaderHoursNote } from './reader-hours'

/** Who plays when and where: a grid of stages and hours for each day, in the event's zone, with the reader's beside it. */
export function Timetable({ event, now }: { event: EventDetail; now: Date }) {
  const t = useTranslations('events.detail')
  const days = timetableOf(event)
  const [first] = days
  if (!first) return null
  const open = dayToOpen(days, now)
  return (
    <div className="page-wrap grid grid-cols-[minmax(0,1fr)] gap-4">
      <div>
        <h2 className="font-display text-title font-extrabold tracking-display">{t('timetable')}</h2>
        <p className="text-ink-soft">
          {t('timesIn', { city: event.venue.city })}
          <ReaderHoursNote at={first.startsAt} zone={event.timeZone} />
        </p>
      </div>
      {days.map((day) => (
        <Day key={day.day} day={day} zone={event.timeZone} open={day.day === open} />
      ))}
    </div>
  )
}

function Day({ day: { day, stages, hours, startsAt, endsAt, ...scale }, zone, open }: { day: DayGrid; zone: string; open: boolean }) {
  const t = useTranslations('events.detail')
  const locale = useLocale()
  const name = dateFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(day))
  return (
    <details open={open} className="group">
      <summary className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 rounded-card bg-sunken px-5 py-3">
        <h3 className="font-display text-lead font-extrabold">{name}</h3>
        <span className="flex items-center gap-2 text-small text-ink-soft">
          {t('stagesOnDay', { count: stages.length })}
          <ChevronDown aria-hidden className="size-5 transition group-open:rotate-180" />
        </span>
      </summary>
      <div className="pt-3">
        <TimetableGrid
          {...scale}
          label={t('timetableOf', { day: name })}
          hours={hours.map((hour) => ({
            id: hour.toISOString(),
            children: (
              <>
                <DateTime at={hour} zone={zone} format="time" className="block text-small font-bold whitespace-nowrap tabular-nums" />
                <ReaderHour at={hour} zone={zone} />
              </>
            ),
          }))}
          columns={stages.map((stage) => ({
            id: stage.name,
            name: stage.name,
            slots: stage.slots.map(({ id, from, span, artist, genre, startsAt: begins, endsAt: ends }) => ({
              id,
              from,
              span,
              // Dozens of them: what they look like stands in the style of the card. Who plays comes first: what has no room is left out.
              children: (
                <>
                  <strong>{artist}</strong>
                  <p>{rangeText(begins, ends, { zone, format: 'time', locale })}</p>
                  <p>{genre}</p>
                </>
              ),
            })),
          }))}
          mark={<NowMark startsAt={startsAt} endsAt={endsAt} />}
        />
      </div>
    </details>
  )
}
