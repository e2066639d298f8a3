import { ChevronDown } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { DateTime } from '@/ui/date-time'
import type { EventDetail } from '../contract'
import { type LineUpDay, lineUpByDay } from '../model/when'

/** Who plays: the bill as on a poster, closing acts large, then the timetable by day and stage. */
export function LineUp({ event }: { event: EventDetail }) {
  const t = useTranslations('events.detail')
  const days = lineUpByDay(event)
  if (days.length === 0) return null
  return (
    <section aria-label={t('lineUp')} className="grid gap-10">
      <Bill days={days} title={t('lineUp')} />
      <Timetable days={days} timeZone={event.timeZone} city={event.venue.city} />
    </section>
  )
}

/** Stays with the name before it. */
const SEPARATOR = '\u00a0· '

/** Who closes a stage is billed first. */
function Bill({ days, title }: { days: readonly LineUpDay[]; title: string }) {
  const locale = useLocale()
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  return (
    <div className="ground-event-1">
      <div aria-hidden className="h-3 wristband" />
      <div className="page-wrap grid gap-8 py-10 sm:py-14">
        <h2 className="font-display text-display font-extrabold tracking-display text-event-display">{title}</h2>
        <div className="grid gap-10 lg:grid-cols-3">
          {days.map(({ day, stages }) => {
            const closing = stages.flatMap(({ performances }) => performances.slice(-1))
            const others = stages.flatMap(({ performances }) => performances.slice(0, -1))
            return (
              <div key={day} className="grid content-start gap-3">
                <h3 className="text-small font-bold">{weekday.format(new Date(day))}</h3>
                <p className="font-display text-title font-extrabold tracking-display text-event-display">
                  {closing.map(({ artist }) => artist).join(SEPARATOR)}
                </p>
                <p className="font-bold">{others.map(({ artist }) => artist).join(SEPARATOR)}</p>
              </div>
            )
          })}
        </div>
      </div>
      <div aria-hidden className="h-3 wristband" />
    </div>
  )
}

function Timetable({ days, timeZone, city }: { days: readonly LineUpDay[]; timeZone: string; city: string }) {
  const t = useTranslations('events.detail')
  const locale = useLocale()
  const full = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
  return (
    <div className="page-wrap grid gap-4">
      <div className="grid gap-1">
        <h2 className="font-display text-title font-extrabold tracking-display">{t('timetable')}</h2>
        <p className="text-ink-soft">{t('timesIn', { city })}</p>
      </div>
      {days.map(({ day, stages }, index) => (
        <details key={day} open={index === 0} className="group rounded-card border-2 border-line bg-surface">
          <summary className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 rounded-card px-5 py-3 font-display text-lead font-extrabold">
            {full.format(new Date(day))}
            <span className="flex items-center gap-2 font-text text-small font-normal text-ink-soft">
              {t('stagesOnDay', { count: stages.length })}
              <ChevronDown aria-hidden className="size-5 transition group-open:rotate-180" />
            </span>
          </summary>
          <div className="grid gap-x-6 gap-y-8 px-5 pt-2 pb-6 sm:grid-cols-2 lg:grid-cols-3">
            {stages.map(({ name, performances }) => (
              <div key={name}>
                <h3 className="border-b-4 border-accent pb-2 font-bold">{name}</h3>
                <ol>
                  {performances.map(({ id, artist, genre, startsAt }) => (
                    <li key={id} className="grid grid-cols-[5.5rem_1fr] gap-x-3 border-b border-line py-2 last:border-0">
                      <DateTime at={startsAt} zone={timeZone} format="time" className="tabular-nums text-ink-soft" />
                      <span className="min-w-0">
                        <span className="block font-bold">{artist}</span>
                        <span className="block text-small text-ink-soft">{genre}</span>
                      </span>
                    </li>
                  ))}
                </ol>
              </div>
            ))}
          </div>
        </details>
      ))}
    </div>
  )
}
