'use client'
import { clsx } from 'clsx'
import { useLocale, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import type { Id } from '@/lib/ids'
import { Button } from '@/ui/button'
import { DateTime } from '@/ui/date-time'
import { ReaderTime } from './reader-time'

export interface OccurrenceChoice {
  id: Id<'occ'>
  startsAt: Date | string
}

const SHOWN_FIRST = 8

interface OccurrencePickerProps {
  occurrences: readonly OccurrenceChoice[]
  zone: string
  selected: Id<'occ'>
  onSelect: (id: Id<'occ'>) => void
  /** Tickets in the cart by date. */
  countOf: (id: Id<'occ'>) => number
}

/** The dates of a series as a wall of days, in the event's zone. */
export function OccurrencePicker({ occurrences, zone, selected, onSelect, countOf }: OccurrencePickerProps) {
  const t = useTranslations('inventory.dates')
  const locale = useLocale()
  const group = useId()
  const [all, setAll] = useState(false)
  const shown = all ? occurrences : occurrences.slice(0, SHOWN_FIRST)
  const current = occurrences.find(({ id }) => id === selected)
  const part = (at: Date | string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }).format(new Date(at))
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-3 font-display text-title font-extrabold tracking-display">{t('title')}</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-2">
        {shown.map(({ id, startsAt }) => {
          const count = countOf(id)
          return (
            <label
              key={id}
              className={clsx(
                'relative grid min-h-11 cursor-pointer content-center gap-0.5 rounded-control border-2 px-3 py-2 text-center transition notched',
                'has-focus-visible:outline-3 has-focus-visible:-outline-offset-6 has-focus-visible:outline-focus',
                id === selected ? 'border-transparent ground-event-2' : 'border-transparent bg-surface hover:bg-sunken',
              )}
            >
              <input
                type="radio"
                name={group}
                value={id}
                checked={id === selected}
                onChange={() => onSelect(id)}
                className="absolute inset-0 cursor-pointer appearance-none outline-none"
              />
              <span className="text-small">{part(startsAt, { weekday: 'short' })}</span>
              <span className="font-bold whitespace-nowrap tabular-nums">{part(startsAt, { day: 'numeric', month: 'short' })}</span>
              <span className="text-small tabular-nums">{part(startsAt, { hour: 'numeric', minute: '2-digit' })}</span>
              {count > 0 ? (
                <span className="absolute top-1 inset-e-1 min-w-6 rounded-full bg-accent px-1 text-small font-bold text-on-accent">
                  <span aria-hidden>{count}</span>
                  <span className="sr-only">{t('inCart', { count })}</span>
                </span>
              ) : null}
            </label>
          )
        })}
      </div>
      {occurrences.length > shown.length ? (
        <div>
          <Button variant="secondary" onClick={() => setAll(true)}>
            {t('showAll', { count: occurrences.length })}
          </Button>
        </div>
      ) : null}
      {current ? (
        <p aria-live="polite" className="text-ink-soft">
          <DateTime at={current.startsAt} zone={zone} showZone className="font-bold text-ink" />
          <ReaderTime at={new Date(current.startsAt)} zone={zone} />
        </p>
      ) : null}
    </fieldset>
  )
}
