import { useTranslations } from 'next-intl'
import { Card } from '@/ui/card'
import { DateTime } from '@/ui/date-time'
import type { OrderView } from '../contract'
import { PriceLines } from './price-lines'

/** What was bought, by whom, when, and what was paid. */
export function OrderReceipt({ order: { number, createdAt, confirmedAt, name, email, lines, discount, discountName, fees, total, event } }: { order: OrderView }) {
  const t = useTranslations('orders.receipt')
  const facts = [
    [t('number'), <span key="number" dir="ltr">{number}</span>],
    [t('date'), <DateTime key="date" at={confirmedAt ?? createdAt} zone={event.timeZone} format="day" />],
    [t('buyer'), <bdi key="buyer">{name}</bdi>],
    [t('email'), <bdi key="email" className="break-all">{email}</bdi>],
  ] as const
  return (
    <Card className="grid gap-5">
      <h2 className="font-display text-title font-extrabold tracking-display">{t('title')}</h2>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1">
        {facts.map(([term, fact]) => (
          <div key={term} className="contents">
            <dt className="text-ink-soft">{term}</dt>
            <dd className="text-end font-medium tabular-nums">{fact}</dd>
          </div>
        ))}
      </dl>
      <PriceLines lines={lines} discount={discount} discountName={discountName} fees={fees} total={total} zone={event.timeZone} />
    </Card>
  )
}
