'use client'
import { clsx } from 'clsx'
import { useLocale, useTranslations } from 'next-intl'
import { formatMoney } from '@/lib/money'
import { inLocale } from '@/lib/translated'
import { Countdown } from '@/ui/countdown'
import type { Offer } from '../contract'
import { isCounted, type ServerClock, useMomentName } from './moments'

/** More than these at one price are no reason to hurry. */
const SHOWN_AT_PRICE_MAX = 50

/** Before each part; the first of a line stands beyond the edge. */
const DOT = 'relative ps-4 before:absolute before:inset-s-0 before:w-4 before:text-center before:content-["·"]'

interface PriceTierNoteProps {
  offer: Offer
  zone: string
  clock: ServerClock
  onStale: () => void
}

/** The price tier that is open, when it ends, and the price after it. */
export function PriceTierNote({ offer: { tier, nextPrice, price }, zone, clock, onStale }: PriceTierNoteProps) {
  const t = useTranslations('inventory.offer')
  const locale = useLocale()
  const momentName = useMomentName(zone)
  if (!tier) return null
  const counted = tier.endsAt !== null && isCounted(tier.endsAt, clock.now)
  const parts = [
    tier.left !== null && tier.left <= SHOWN_AT_PRICE_MAX ? t('leftAtPrice', { count: tier.left }) : null,
    tier.endsAt && !counted ? t('until', { when: momentName(tier.endsAt, clock.now) }) : null,
    nextPrice && nextPrice.minor !== price.minor ? t('then', { price: formatMoney(nextPrice, locale) }) : null,
  ].filter((part) => part !== null)
  return (
    <p className="overflow-x-clip text-small">
      <span className="-ms-4 flex flex-wrap">
        <span className={clsx(DOT, 'font-bold')}>
          <bdi>{inLocale(tier.name, locale)}</bdi>
        </span>
        {tier.endsAt && counted ? (
          <span className={DOT}>
            <Countdown expiresAt={tier.endsAt} serverOffsetMs={clock.offsetMs} onOver={onStale} look="plain" />
          </span>
        ) : null}
        {parts.map((part) => (
          <span key={part} className={DOT}>
            {part}
          </span>
        ))}
      </span>
    </p>
  )
}
