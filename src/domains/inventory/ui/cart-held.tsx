'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { inLocale } from '@/lib/translated'
import { Button } from '@/ui/button'
import { Countdown } from '@/ui/countdown'
import { EventColoursScope } from '@/ui/event-theme'
import { LinkButton } from '@/ui/link-button'
import { Price } from '@/ui/price'
import { TicketStub } from '@/ui/ticket-stub'
import type { CartEntry } from '../contract'
import { CartLines } from './cart-lines'
import { useLetGo } from './use-let-go'

interface CartHeldProps {
  entry: CartEntry
  serverOffsetMs: number
  onOver: () => void
  /** It is held no longer, by the buyer's own wish: what was pressed is gone with it. */
  onLetGo: () => void
}

/** One reservation in hand: what, for how long, what it costs, on to pay, or let go. */
export function CartHeld({ entry, serverOffsetMs, onOver, onLetGo }: CartHeldProps) {
  const t = useTranslations('inventory.cart')
  const locale = useLocale()
  const { letGo, busy } = useLetGo()
  const { id, eventSlug, eventName, colors, expiresAt, total } = entry
  const name = inLocale(eventName, locale)
  const stub = (
    <div className="grid gap-4">
      <div className="flex items-baseline justify-between gap-4 @lg:grid @lg:gap-0">
        <span className="text-small">{t('total')}</span>
        <Price amount={total} className="font-display text-title font-extrabold tracking-display" />
      </div>
      <LinkButton wide>
        <Link href={{ pathname: '/checkout/[reservationId]', params: { reservationId: id } }} aria-label={t('goOnWith', { event: name })}>
          {t('goOn')}
        </Link>
      </LinkButton>
    </div>
  )
  return (
    <EventColoursScope primary={colors[0]} secondary={colors[1]}>
      <article aria-label={name}>
        <TicketStub stripe stub={stub} stubGround="event-1">
          <div className="grid h-full content-between gap-5">
            <div className="grid gap-4">
              <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
                <h2 className="min-w-0 font-display text-title font-extrabold tracking-display">
                  <Link href={{ pathname: '/events/[slug]', params: { slug: eventSlug } }} className="hover:underline">
                    <bdi>{name}</bdi>
                  </Link>
                </h2>
                <Countdown expiresAt={expiresAt} serverOffsetMs={serverOffsetMs} onOver={onOver} />
              </header>
              <CartLines entry={entry} />
            </div>
            <div className="-mb-2 -ms-4">
              <Button variant="quiet" loading={busy} onClick={() => void letGo(entry, onLetGo)} aria-label={t('letGoOf', { event: name })}>
                {t('letGo')}
              </Button>
            </div>
          </div>
        </TicketStub>
      </article>
    </EventColoursScope>
  )
}
