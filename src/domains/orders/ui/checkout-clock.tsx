'use client'
import { useTranslations } from 'next-intl'
import { Countdown } from '@/ui/countdown'

interface CheckoutClockProps {
  expiresAt: Date
  serverOffsetMs: number
  onOver: () => void
}

/** How long the tickets are held: stays at the top of the screen, also over a phone's keyboard. */
export function CheckoutClock(props: CheckoutClockProps) {
  const t = useTranslations('orders.checkout')
  return (
    <div className="sticky top-0 z-30 border-b-2 border-ink bg-surface">
      <p className="group page-wrap flex min-h-14 items-center justify-between gap-4 py-2">
        <span className="min-w-0 font-bold group-has-[[data-phase=last]]:hidden">{t('heldForYou')}</span>
        <span className="hidden min-w-0 font-bold group-has-[[data-phase=last]]:block">{t('nearlyOver')}</span>
        <Countdown {...props} />
      </p>
    </div>
  )
}
