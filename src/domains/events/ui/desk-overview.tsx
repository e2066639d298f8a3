import { CalendarPlus } from 'lucide-react'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/i18n/navigation'
import { inLocale } from '@/lib/translated'
import { Badge, type BadgeTone } from '@/ui/badge'
import { DateTime } from '@/ui/date-time'
import { EmptyState } from '@/ui/empty-state'
import { Meter } from '@/ui/meter'
import { NothingFound } from '@/ui/nothing-found'
import { Place } from '@/ui/place'
import { Table, TableCell, type TableColumn, TableRow } from '@/ui/table'
import type { DeskEvent, DeskEventFilters } from '../contract'
import { arrangeDeskEvents } from '../model/desk-list'
import { DeskFiltersForm } from './desk-filters-form'

const TONES: Record<DeskEvent['status'], BadgeTone> = { draft: 'neutral', published: 'success', ongoing: 'info', completed: 'neutral', cancelled: 'danger' }

interface DeskListProps {
  events: readonly DeskEvent[]
  filters: DeskEventFilters
}

interface DeskOverviewProps extends DeskListProps {
  /** What to do while there is no event. */
  nextSteps: ReactNode
}

/** An organisation's events: when they are, what state they are in, and how full. */
export function DeskOverview({ events, filters, nextSteps }: DeskOverviewProps) {
  const t = useTranslations('desk.overview')
  const found = arrangeDeskEvents(events, filters, useLocale())
  if (events.length === 0) {
    return (
      <EmptyState icon={<CalendarPlus aria-hidden />} title={t('emptyTitle')} action={nextSteps}>
        <p>{t('emptyBody')}</p>
      </EmptyState>
    )
  }
  const columns = (date: string): TableColumn[] => [
    { name: t('event'), sort: 'name' }, { name: t('status') }, { name: date, sort: 'date' }, { name: t('sold'), isNumeric: true, sort: 'sold' },
  ]
  const parts = [
    { title: t('coming'), date: t('date'), events: found.filter(({ isOver }) => !isOver) },
    { title: t('over'), date: t('datePast'), events: found.filter(({ isOver }) => isOver) },
  ].filter((part) => part.events.length > 0)
  return (
    <>
      <DeskFiltersForm filters={filters} isNarrowed={filters.q !== undefined || filters.status !== undefined} columns={columns(t('datePast'))} />
      <div className="grid gap-8">
        {parts.map((part) => (
          <EventTable key={part.title} {...part} columns={columns(part.date)} filters={filters} />
        ))}
        {parts.length === 0 ? <NothingFound /> : null}
      </div>
    </>
  )
}

interface EventTableProps extends DeskListProps {
  title: string
  /** What its dates are called. */
  date: string
  columns: readonly TableColumn[]
}

function EventTable({ title, date, columns, events, filters }: EventTableProps) {
  const t = useTranslations('desk.overview')
  const kinds = useTranslations('events.kind')
  return (
    <section className="grid gap-3">
      <h2 className="text-lead font-bold">{title}</h2>
      <Table label={title} columns={columns} filters={filters}>
        {events.map((event) => (
          <TableRow
            key={event.id}
            title={
              <span className="grid">
                <EventName event={event} />
                <span className="text-small text-ink-soft">
                  {kinds(event.kind)} · <Place first={event.venueName} second={event.city} />
                </span>
              </span>
            }
          >
            <TableCell name={t('status')}>
              <StatusBadge event={event} />
            </TableCell>
            <TableCell name={date}>
              <DateTime at={event.startsAt} zone={event.timeZone} className="text-end @2xl:text-start" />
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

/** What was on sale or on until its end is over then, before anybody says so. */
function StatusBadge({ event: { status, isOver } }: { event: DeskEvent }) {
  const t = useTranslations('desk.overview')
  const shown = isOver && status !== 'cancelled' && status !== 'draft' ? 'completed' : status
  return <Badge tone={TONES[shown]}>{t(`statuses.${shown}`)}</Badge>
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
    <div className="grid min-w-36 justify-items-end gap-1 @2xl:ms-auto @2xl:w-40">
      <span>
        {t('soldOf', { sold: format.number(sold), capacity: format.number(capacity) })}
        {held > 0 ? <span className="text-ink-soft"> {t('held', { count: held })}</span> : null}
      </span>
      <Meter share={(sold + held) / capacity} />
    </div>
  )
}
