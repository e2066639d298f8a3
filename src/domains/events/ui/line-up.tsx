import { useLocale, useTranslations } from 'next-intl'
import type { EventDetail } from '../contract'
import { type LineUpDay, lineUpByDay } from '../model/when'
import { Timetable } from './timetable'

/** Who plays: the bill as on a poster, closing acts large, then the timetable. */
export function LineUp({ event, now }: { event: EventDetail; now: Date }) {
  const t = useTranslations('events.detail')
  const days = lineUpByDay(event)
  if (days.length === 0) return null
  return (
    <section aria-label={t('lineUp')} className="grid gap-10">
      <Bill days={days} title={t('lineUp')} />
      <Timetable event={event} now={now} />
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
