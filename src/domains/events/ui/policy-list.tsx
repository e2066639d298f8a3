import { ArrowLeftRight, CalendarX, Undo2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatMoney } from '@/lib/money'
import { DateTime } from '@/ui/date-time'
import type { EventDetail } from '../contract'
import { type Fee, spanOf, type Terms, termsOf } from '../model/policies'

type PolicyEvent = Pick<EventDetail, 'policies' | 'currency' | 'timeZone' | 'kind' | 'startsAt'>

interface PolicyListProps {
  event: PolicyEvent
  now: Date
  /** Of a date that was chosen; else that of the event, which a series has not. */
  startsAt?: Date
}

/** What a buyer may count on: money back, passing a ticket on, a cancelled event. In words, with deadlines and fees. */
export function PolicyList({ event, now, startsAt }: PolicyListProps) {
  const t = useTranslations('events.policies')
  const start = startsAt ?? (event.kind === 'session_series' ? null : event.startsAt)
  const { refund, transfer, cancellation } = termsOf(event.policies, event.currency, start, now)
  const within = { count: cancellation.withinDays }
  return (
    <dl className="grid gap-5">
      <Policy term={t('refund')} icon={<Undo2 />}>
        {refund ? <Until term={refund} zone={event.timeZone} /> : t('noRefund')}
        {refund && !refund.closed ? <> <FeeWords fee={refund.fee} /></> : null}
      </Policy>
      <Policy term={t('transfer')} icon={<ArrowLeftRight />}>
        {transfer ? <Until term={transfer} zone={event.timeZone} /> : t('noTransfer')}
        {transfer && !transfer.closed ? <> <TransferFee fee={transfer.fee} /></> : null}
      </Policy>
      <Policy term={t('cancellation')} icon={<CalendarX />}>
        {cancellation.fee.kind === 'none' ? t('allBack', within) : <>{t('back', within)} <FeeWords fee={cancellation.fee} /></>}
      </Policy>
    </dl>
  )
}

function Policy({ term, icon, children }: { term: string; icon: ReactNode; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[auto_1fr] gap-x-3">
      <div aria-hidden className="row-span-2 pt-0.5 text-accent *:size-5">
        {icon}
      </div>
      <dt className="font-bold">{term}</dt>
      <dd className="text-ink-soft">{children}</dd>
    </div>
  )
}

function Until({ term: { hours, until, closed }, zone }: { term: NonNullable<Terms['refund']>; zone: string }) {
  const t = useTranslations('events.policies')
  if (until) {
    return t.rich(closed ? 'untilPassed' : 'until', { when: () => <DateTime at={until} zone={zone} className="font-bold text-ink" /> })
  }
  if (hours === null) return t('untilStart')
  const { unit, count } = spanOf(hours)
  return unit === 'days' ? t('untilDays', { count }) : t('untilHours', { count })
}

function usePercent(): (bps: number) => string {
  const locale = useLocale()
  return (bps) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(bps / 10_000)
}

function FeeWords({ fee }: { fee: Fee }) {
  const t = useTranslations('events.policies')
  const locale = useLocale()
  const percent = usePercent()
  switch (fee.kind) {
    case 'none':
      return t('keepsNothing')
    case 'share':
      return t('keepsShare', { share: percent(fee.bps) })
    case 'amount':
      return t('keepsAmount', { amount: formatMoney(fee.amount, locale) })
    case 'both':
      return t('keepsBoth', { share: percent(fee.bps), amount: formatMoney(fee.amount, locale) })
  }
}

function TransferFee({ fee }: { fee: Fee }) {
  const t = useTranslations('events.policies')
  const locale = useLocale()
  return fee.kind === 'amount' ? t('transferCosts', { amount: formatMoney(fee.amount, locale) }) : t('transferFree')
}
