'use client'
import { Ticket } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { EmptyState } from '@/ui/empty-state'
import type { Offer } from '../contract'
import { groupOffers, lineKey, type ChosenLine, type LineKey } from './cart'
import type { Shortfall } from './live'
import type { ServerClock } from './moments'
import { OfferCard } from './offer-card'
import type { Refusals } from './use-reserve'

interface OfferListProps {
  offers: readonly Offer[]
  hasDates: boolean
  zone: string
  clock: ServerClock
  lines: readonly ChosenLine[]
  refusals: Refusals
  short: readonly Shortfall[]
  onChange: (key: LineKey, quantity: number) => void
  onStale: () => void
}

/** All ticket types that are offered, under their headings. */
export function OfferList({ offers, hasDates, zone, clock, lines, refusals, short, onChange, onStale }: OfferListProps) {
  const t = useTranslations('inventory.chooser')
  const id = useId()
  if (offers.length === 0) {
    return (
      <EmptyState icon={<Ticket />} title={t('emptyTitle')}>
        {t('emptyBody')}
      </EmptyState>
    )
  }
  return groupOffers(offers, hasDates).map(({ group, offers: members }, index) => (
    <section key={group} className="grid gap-4" aria-labelledby={`${id}-${group}`}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 id={`${id}-${group}`} className="font-display text-title font-extrabold tracking-display">
          {t(`groups.${group}`)}
        </h3>
        {index === 0 ? <p className="text-small text-ink-soft">{t('noFeesOnTop')}</p> : null}
      </div>
      {members.map((offer) => {
        const key = lineKey(offer)
        return (
          <OfferCard
            key={key}
            offer={offer}
            zone={zone}
            clock={clock}
            quantity={lines.find((line) => line.key === key)?.quantity ?? 0}
            onChange={(quantity) => onChange(key, quantity)}
            refusal={refusals[key]}
            short={short.find((each) => lineKey(each.offer) === key)}
            onStale={onStale}
          />
        )
      })}
    </section>
  ))
}
