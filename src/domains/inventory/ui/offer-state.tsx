'use client'
import { useTranslations } from 'next-intl'
import { Badge } from '@/ui/badge'
import { Countdown } from '@/ui/countdown'
import type { Offer } from '../contract'
import { isCounted, type ServerClock, useMomentName } from './moments'

interface OfferStateProps {
  offer: Offer
  zone: string
  clock: ServerClock
  onStale: () => void
}

/** Why an offer cannot be chosen now, and when it can. */
export function OfferState({ offer, zone, clock, onStale }: OfferStateProps) {
  const t = useTranslations('inventory.offer')
  const momentName = useMomentName(zone)
  const { state, opensAt, left, minPerOrder } = offer
  switch (state) {
    case 'sold_out':
      return <Badge>{t('soldOut')}</Badge>
    case 'closed':
      return <Badge>{t('closed')}</Badge>
    case 'on_sale':
      return <span className="text-small text-ink-soft">{t('tooFew', { left: left ?? 0, count: minPerOrder })}</span>
    case 'not_open_yet': {
      if (!opensAt) return <Badge>{t('notYet')}</Badge>
      return isCounted(opensAt, clock.now) ? (
        <span className="inline-flex flex-wrap items-center justify-end gap-2 text-small font-bold">
          {t('opensIn')}
          <Countdown expiresAt={opensAt} serverOffsetMs={clock.offsetMs} onOver={onStale} look="plain" />
        </span>
      ) : (
        <span className="text-end text-small font-bold text-balance @lg:text-center">{t('opensAt', { when: momentName(opensAt, clock.now) })}</span>
      )
    }
  }
}
