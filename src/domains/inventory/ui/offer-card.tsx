'use client'
import { clsx } from 'clsx'
import { CircleAlert, TriangleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { formatMoney } from '@/lib/money'
import { inLocale } from '@/lib/translated'
import { Badge } from '@/ui/badge'
import { Price } from '@/ui/price'
import { Stepper } from '@/ui/stepper'
import { TicketStub } from '@/ui/ticket-stub'
import type { Offer, Refusal } from '../contract'
import { boundsOf } from './cart'
import type { Shortfall } from './live'
import type { ServerClock } from './moments'
import { OfferState } from './offer-state'
import { PriceTierNote } from './price-tier-note'
import { RefusalText } from './refusal-text'
import { ShortfallText } from './shortfall-text'

const ROOMY_PRICE_LENGTH = 9

interface OfferCardProps {
  offer: Offer
  zone: string
  clock: ServerClock
  quantity: number
  onChange: (quantity: number) => void
  refusal: Refusal | undefined
  /** More was chosen than is left by now. */
  short: Shortfall | undefined
  /** A moment has come that changes what is offered. */
  onStale: () => void
}

/** One ticket type as a ticket: what it is on the main part, its price and the stepper on the stub. */
export function OfferCard({ offer, zone, clock, quantity, onChange, refusal, short, onStale }: OfferCardProps) {
  const t = useTranslations('inventory.offer')
  const locale = useLocale()
  const { min, max } = boundsOf(offer)
  const name = inLocale(offer.name, locale)
  const open = max > 0
  const chosen = quantity > 0
  const stub = (
    <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-3 @lg:w-40 @lg:flex-col @lg:flex-nowrap @lg:justify-center">
      <Price
        amount={offer.price}
        className={clsx(
          'font-display font-extrabold tracking-display',
          // A long figure keeps to its stub.
          formatMoney(offer.price, locale).length > ROOMY_PRICE_LENGTH ? 'text-lead' : 'text-title',
          !open && 'text-ink-soft',
        )}
      />
      {open ? (
        <Stepper label={name} value={quantity} onChange={onChange} min={min} max={max} />
      ) : (
        <OfferState offer={offer} zone={zone} clock={clock} onStale={onStale} />
      )}
    </div>
  )
  return (
    <TicketStub
      stripe={open}
      ground={open ? 'surface' : 'sunken'}
      stubGround={chosen ? 'event-2' : open ? 'surface' : 'sunken'}
      stub={stub}
    >
      <div className="grid gap-1">
        <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <h4 className={clsx('text-lead font-bold', !open && 'text-ink-soft')}>
            <bdi>{name}</bdi>
          </h4>
          {open && offer.left !== null ? <Badge tone="warning">{t('left', { count: offer.left })}</Badge> : null}
        </div>
        <p className="text-ink-soft">
          <bdi>{inLocale(offer.description, locale)}</bdi>
        </p>
        {open ? <PriceTierNote offer={offer} zone={zone} clock={clock} onStale={onStale} /> : null}
        {open && min > 1 ? <p className="text-small text-ink-soft">{t('minimum', { count: min })}</p> : null}
        {chosen && quantity >= offer.maxPerOrder ? (
          <p className="text-small text-ink-soft">{t('maximum', { count: offer.maxPerOrder })}</p>
        ) : null}
        {short ? (
          <p className="mt-2 flex items-start gap-2 rounded-control bg-warning-soft px-4 py-3 font-medium text-warning-ink">
            <TriangleAlert aria-hidden className="mt-0.5 size-5 shrink-0" />
            <ShortfallText shortfall={short} />
          </p>
        ) : null}
        {refusal ? (
          <p className="mt-2 flex items-start gap-2 rounded-control bg-danger-soft px-4 py-3 font-medium text-danger-ink">
            <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0" />
            <RefusalText refusal={refusal} zone={zone} now={clock.now} />
          </p>
        ) : null}
      </div>
    </TicketStub>
  )
}
