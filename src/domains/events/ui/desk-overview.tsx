import { CalendarPlus } from 'lucide-react'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { inLocale } from '@/lib/translated'
import { Badge, type BadgeTone } from '@/ui/badge'
import { DateTime } from '@/ui/date-time'
import { EmptyState } from '@/ui/empty-state'
import { Meter } from '@/ui/meter'
import { Table, TableCell, TableRow } from '@/ui/table'
import type { DeskEvent } from '../contract'

const TONES: Record<DeskEvent['status'], BadgeTone> = { draft: 'neutral', published: 'success', ongoing: 'info', completed: 'neutral', cancelled: 'danger' }

/** An organisation's events: when they are, what state they are in, and how full. */
export function DeskOverview({ events }: { events: readonly DeskEvent[] }) {
  const t = useTranslations('desk.overview')
  if (events.length === 0) {
    return (
      <EmptyState icon={<CalendarPlus aria-hidden />} title={t('emptyTitle')}>
        <p>{t('emptyBody')}</p>
      </EmptyState>
    )
  }
  const [coming, over] = [events.filter(({ isOver }) => !isOver), events.filter(({ isOver }) => isOver)]
  return (
    <div className="grid gap-8">
      {coming.length > 0 ? <EventTable title={t('coming')} date={t('date')} events={coming} /> : null}
      {over.length > 0 ? <EventTable title={t('over')} date={t('datePast')} events={over} /> : null}
    </div>
  )
}

function EventTable({ title, date, events }: { title: string; date: string; events: readonly DeskEvent[] }) {
  const t = useTranslations('desk.overview')
  const kinds = useTranslations('events.kind')
  return (
    <section className="grid gap-3">
      <h2 className="text-lead font-bold">{title}</h2>
      <Table label={title} columns={[{ name: t('event') }, { name: t('status') }, { name: date }, { name: t('sold'), isNumeric: true }]}>
        {events.map((event) => (
          <TableRow
            key={event.id}
            title={
              <span className="grid">
                <EventName event={event} />
                <span className="text-small text-ink-soft">
                  {kinds(event.kind)} · {event.venueName}, {event.city}
                </span>
              </span>
            }
          >
            <TableCell name={t('status')}>
              <Badge tone={TONES[event.status]}>{t(`statuses.${event.status}`)}</Badge>
            </TableCell>
            <TableCell name={date}>
              <DateTime at={event.startsAt} zone={event.timeZone} className="text-end @3xl:text-start" />
            </TableCell>
            <TableCell name={t('sold')} isNumeric>
              <Sold event={event} />
            </TableCell>
          </TableRow>
        ))}
      </Table>
    </section>
  )
}

function EventName({ event: { name, slug, status } }: { event: DeskEvent }) {
  const locale = useLocale()
  const text = inLocale(name, locale)
  if (status === 'draft') return <span className="font-bold">{text}</span>
  return (
    <Link href={{ pathname: '/events/[slug]', params: { slug } }} className="font-bold underline-offset-4 hover:underline">
      {text}
    </Link>
  )
}

function Sold({ event: { sold, held, capacity } }: { event: DeskEvent }) {
  const t = useTranslations('desk.overview')
  const format = useFormatter()
  return (
    <div className="grid min-w-36 justify-items-end gap-1 @3xl:ms-auto @3xl:w-40">
      <span>
        {t('soldOf', { sold: format.number(sold), capacity: format.number(capacity) })}
        {held > 0 ? <span className="text-ink-soft"> {t('held', { count: held })}</span> : null}
      </span>
      <Meter share={(sold + held) / capacity} />
    </div>
  )
}
