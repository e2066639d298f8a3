import { useLocale, useTranslations } from 'next-intl'
import { formatMoney } from '@/lib/money'
import { inLocale } from '@/lib/translated'
import { DateTime } from '@/ui/date-time'
import { Price } from '@/ui/price'
import type { CartEntry } from '../contract'

/** What a reservation is made of: type, date, price tier, price. */
export function CartLines({ entry: { lines, total, timeZone } }: { entry: Pick<CartEntry, 'lines' | 'total' | 'timeZone'> }) {
  const t = useTranslations('inventory.cart')
  const locale = useLocale()
  const money = (minor: number) => ({ minor, currency: total.currency })
  return (
    <ul className="grid gap-3">
      {lines.map(({ ticketTypeId, occurrenceId, unitMinor, quantity, name, tierName, occurrenceStartsAt }) => (
        <li key={`${ticketTypeId} ${occurrenceId} ${unitMinor}`} className="flex items-baseline justify-between gap-4">
          <span className="grid min-w-0">
            <span className="font-bold">
              <bdi>{inLocale(name, locale)}</bdi>
            </span>
            {occurrenceStartsAt ? <DateTime at={occurrenceStartsAt} zone={timeZone} className="text-small text-ink-soft" /> : null}
            <span className="text-small text-ink-soft tabular-nums">
              {t('piece', { count: quantity, price: formatMoney(money(unitMinor), locale) })}
              {tierName ? ` · ${inLocale(tierName, locale)}` : null}
            </span>
          </span>
          <Price amount={money(unitMinor * quantity)} className="font-bold" />
        </li>
      ))}
    </ul>
  )
}
