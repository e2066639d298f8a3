'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { type Failure, useFailureText } from '@/i18n/failure-text'
import { formatMoney } from '@/lib/money'
import { inLocale } from '@/lib/translated'
import { Alert } from '@/ui/alert'
import { DateTime } from '@/ui/date-time'
import { Price } from '@/ui/price'
import { Stepper } from '@/ui/stepper'
import { boundsOf, lineKey, totalOf, type ChosenLine, type LineKey } from './cart'
import type { OccurrenceChoice } from './occurrence-picker'
import type { Shortfall } from './live'
import { RefusalText } from './refusal-text'
import { ShortfallText } from './shortfall-text'
import type { Refusals } from './use-reserve'

interface ChosenSummaryProps {
  lines: readonly ChosenLine[]
  /** Of what more was chosen than is left by now. */
  short: readonly Shortfall[]
  occurrences: readonly OccurrenceChoice[]
  zone: string
  now: Date
  refusals: Refusals
  failure: Failure | null
  /** The focus moves to the notice each time this grows. */
  setbacks: number
  onChange: (key: LineKey, quantity: number) => void
}

/** What is in the cart and what it costs; after a refusal, why nothing was taken. */
export function ChosenSummary({ lines, short, occurrences, zone, now, refusals, failure, setbacks, onChange }: ChosenSummaryProps) {
  const t = useTranslations('inventory.summary')
  const chooser = useTranslations('inventory.chooser')
  const total = totalOf(lines)
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Of the two summaries of a page only one is laid out.
    if (setbacks > 0 && notice.current?.offsetParent !== null) notice.current?.focus()
  }, [setbacks])
  return (
    <div className="grid gap-4">
      <div ref={notice} tabIndex={-1} className="outline-none empty:hidden">
        <Notice {...{ lines, refusals, failure, zone, now }} />
      </div>
      {short.length > 0 ? <Smaller short={short} /> : null}
      {total === null ? <p className="text-ink-soft">{chooser('nothingYet')}</p> : null}
      <ul className="grid gap-4 empty:hidden">
        {lines.map((line) => (
          <SummaryLine
            key={line.key}
            line={line}
            startsAt={occurrences.find(({ id }) => id === line.offer.occurrenceId)?.startsAt}
            zone={zone}
            now={now}
            refusal={refusals[line.key]}
            onChange={(quantity) => onChange(line.key, quantity)}
          />
        ))}
      </ul>
      {total ? (
        <div className="grid gap-1 border-t-2 border-ink pt-3">
          <p className="flex items-baseline justify-between gap-4">
            <span className="font-bold">{t('total')}</span>
            <Price amount={total} className="font-display text-title font-extrabold tracking-display" />
          </p>
          <p className="text-small text-ink-soft">{t('inside')}</p>
        </div>
      ) : null}
    </div>
  )
}

type NoticeProps = Pick<ChosenSummaryProps, 'lines' | 'refusals' | 'failure' | 'zone' | 'now'>

function Notice({ lines, refusals, failure, zone, now }: NoticeProps) {
  const t = useTranslations('inventory.summary')
  const locale = useLocale()
  const failureText = useFailureText()
  if (failure) {
    return (
      <Alert tone="danger" live title={t('failedTitle')}>
        {failureText.of(failure)}
      </Alert>
    )
  }
  const all = Object.entries(refusals)
  if (all.length === 0) return null
  // Lines that are still there say so themselves.
  const gone = all.filter(([key]) => !lines.some((line) => line.key === key))
  return (
    <Alert tone="danger" live title={t('refusedTitle')}>
      <p>{t('refusedBody')}</p>
      <ul className="empty:hidden">
        {gone.map(([key, refusal]) => (
          <li key={key} className="pt-2">
            <span className="block font-bold">
              <bdi>{inLocale(refusal.name, locale)}</bdi>
            </span>
            <RefusalText refusal={refusal} zone={zone} now={now} />
          </li>
        ))}
      </ul>
    </Alert>
  )
}

function Smaller({ short }: { short: readonly Shortfall[] }) {
  const t = useTranslations('inventory.live')
  const locale = useLocale()
  return (
    <Alert tone="warning" title={t('title')}>
      <ul className="grid gap-2">
        {short.map((shortfall) => (
          <li key={lineKey(shortfall.offer)}>
            <span className="block font-bold">
              <bdi>{inLocale(shortfall.offer.name, locale)}</bdi>
            </span>
            <ShortfallText shortfall={shortfall} />
          </li>
        ))}
      </ul>
    </Alert>
  )
}

interface SummaryLineProps {
  line: ChosenLine
  startsAt: Date | string | undefined
  zone: string
  now: Date
  refusal: Refusals[LineKey] | undefined
  onChange: (quantity: number) => void
}

function SummaryLine({ line: { offer, quantity, pieces, amount }, startsAt, zone, now, refusal, onChange }: SummaryLineProps) {
  const t = useTranslations('inventory.summary')
  const locale = useLocale()
  const name = inLocale(offer.name, locale)
  const { min, max } = boundsOf(offer)
  return (
    <li className="grid gap-2">
      <div className="flex items-baseline justify-between gap-4">
        <span className="min-w-0 font-bold">
          <bdi>{name}</bdi>
        </span>
        <Price amount={amount} className="font-bold" />
      </div>
      {startsAt ? <DateTime at={startsAt} zone={zone} className="text-small text-ink-soft" /> : null}
      {pieces.length > 1 ? (
        <p className="text-small text-ink-soft tabular-nums">
          {pieces
            .map((piece) => t('piece', { count: piece.quantity, price: formatMoney({ ...amount, minor: piece.unitMinor }, locale) }))
            .join(' + ')}
        </p>
      ) : null}
      <div>
        <Stepper label={name} value={quantity} onChange={onChange} min={min} max={max} />
      </div>
      {refusal ? (
        <p className="text-small font-medium text-danger-ink">
          <RefusalText refusal={refusal} zone={zone} now={now} />
        </p>
      ) : null}
    </li>
  )
}
