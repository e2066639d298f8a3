import { useLocale, useTranslations } from 'next-intl'
import { formatMoney, type Money } from '@/lib/money'
import { inLocale } from '@/lib/translated'
import { DateTime } from '@/ui/date-time'
import { Price } from '@/ui/price'
import type { OrderLine } from '../contract'

interface PriceLinesProps {
  lines: readonly OrderLine[]
  discount: Money
  /** What gave the discount, in the organiser's words or the code itself. */
  discountName?: string | null | undefined
  fees: Money
  total: Money
  zone: string
}

/** What is bought, what comes off, what is paid, and what lies inside that. */
export function PriceLines({ lines, discount, discountName, fees, total, zone }: PriceLinesProps) {
  const t = useTranslations('orders.price')
  const locale = useLocale()
  const money = (minor: number): Money => ({ minor, currency: total.currency })
  const tickets = lines.filter(({ kind }) => kind === 'ticket')
  return (
    <div className="grid gap-3">
      <ul className="grid gap-3">
        {tickets.map((line) => {
          const startsAt = line.occurrenceStartsAt
          const unitMinor = line.unitMinor ?? 0
          return (
            <li key={`${line.ticketTypeId} ${line.occurrenceId} ${unitMinor}`} className="flex items-baseline justify-between gap-4">
              <span className="grid min-w-0">
                <span className="font-bold">
                  <bdi>{line.name ? inLocale(line.name, locale) : ''}</bdi>
                </span>
                {startsAt ? <DateTime at={startsAt} zone={zone} className="text-small text-ink-soft" /> : null}
                {unitMinor > 0 || line.quantity > 1 ? (
                  <span className="text-small text-ink-soft tabular-nums">
                    {t('piece', { count: line.quantity, price: formatMoney(money(unitMinor), locale) })}
                  </span>
                ) : null}
              </span>
              <Price amount={money(unitMinor * line.quantity)} className="font-bold" />
            </li>
          )
        })}
      </ul>
      {discount.minor > 0 ? (
        <p className="flex items-baseline justify-between gap-4 text-success-ink">
          <span className="min-w-0 font-bold">{discountName ?? t('discount')}</span>
          <Price amount={money(-discount.minor)} className="font-bold" />
        </p>
      ) : null}
      <div className="grid gap-1 border-t-2 border-ink pt-3">
        <p className="flex items-baseline justify-between gap-4">
          <span className="font-bold">{t('total')}</span>
          <Price amount={total} className="font-display text-title font-extrabold tracking-display" />
        </p>
        <Inside lines={lines} fees={fees} money={money} />
      </div>
    </div>
  )
}

function Inside({ lines, fees, money }: { lines: readonly OrderLine[]; fees: Money; money: (minor: number) => Money }) {
  const t = useTranslations('orders.price')
  const locale = useLocale()
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  const parts = [
    ...(fees.minor > 0 ? [t('fees', { amount: formatMoney(fees, locale) })] : []),
    ...lines.flatMap(({ kind, amountMinor, taxBps }) =>
      kind === 'tax'
        ? [t('tax', { amount: formatMoney(money(amountMinor), locale), rate: percent.format((taxBps ?? 0) / 10_000) })]
        : [],
    ),
  ]
  if (parts.length === 0) return null
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts)
  return <p className="text-small text-ink-soft tabular-nums">{t('includes', { list })}</p>
}
