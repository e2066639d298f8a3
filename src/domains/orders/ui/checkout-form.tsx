'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import type { ReservationView } from '@/domains/inventory/contract'
import type { Failure } from '@/i18n/failure-text'
import { formatMoney } from '@/lib/money'
import { inLocale } from '@/lib/translated'
import { BottomBar } from '@/ui/bottom-bar'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { PageHeading } from '@/ui/page-heading'
import { Price } from '@/ui/price'
import type { OrderLine, PlaceOrderInput, Quote } from '../contract'
import { BuyerForm } from './buyer-form'
import { type CheckoutArrival, CheckoutNotices } from './checkout-notices'
import { PriceLines } from './price-lines'
import { PromoCode } from './promo-code'
import { ReleaseButton } from './release-button'
import { useCheckoutDraft } from './store'
import { usePlaceOrder } from './use-place-order'
import { useQuote } from './use-quote'

interface CheckoutFormProps {
  reservation: ReservationView
  quote: Quote
  me: { name: string; email: string } | null
  arrival: CheckoutArrival
  /** The server says that the reservation is over. */
  onEnded: () => void
}

export function CheckoutForm({ reservation, quote: withoutCode, me, arrival, onEnded }: CheckoutFormProps) {
  const t = useTranslations('orders.checkout')
  const locale = useLocale()
  const formId = useId()
  const [draft, change] = useCheckoutDraft(reservation.id)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { quote, applied, ...promo } = useQuote(reservation.id, withoutCode)
  const onFailure = (failed: Failure) => {
    setFailure(failed)
    if (failed.type !== 'rule') return
    if (failed.code === 'orders.code_refused') promo.reject(failed.meta)
    if (failed.code === 'orders.reservation_expired') onEnded()
  }
  const { place, busy } = usePlaceOrder({ reservationId: reservation.id, onPlaced: (orderId) => change({ orderId }), onFailure })

  const submit = (buyer: PlaceOrderInput['buyer']) => {
    // A code that was typed and not applied is meant: nobody pays more for a button not pressed.
    if (!applied && promo.typed.trim() !== '' && !promo.error) return promo.apply()
    if (promo.busy) return
    setFailure(null)
    void place({ buyer, promoCode: applied?.code })
  }
  const startsAtOf = ({ ticketTypeId, occurrenceId }: OrderLine) =>
    reservation.lines.find((line) => line.ticketTypeId === ticketTypeId && line.occurrenceId === occurrenceId)?.occurrenceStartsAt ?? null
  const pay = (
    <Button type="submit" form={formId} size="lg" wide loading={busy}>
      {quote.total.minor > 0 ? t('pay', { amount: formatMoney(quote.total, locale) }) : t('getTickets')}
    </Button>
  )
  return (
    <>
      <div className="page-wrap pb-12">
        <PageHeading eyebrow={inLocale(reservation.eventName, locale)} title={t('title')} />
        <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_26rem] lg:grid-rows-[auto_1fr] lg:items-start">
          <div className="grid max-w-xl gap-8">
            <CheckoutNotices {...arrival} failure={failure} />
            <BuyerForm
              id={formId}
              values={{ name: draft.name ?? me?.name ?? '', email: draft.email ?? me?.email ?? '' }}
              onChange={change}
              onSubmit={submit}
              hint={me ? t('signedInHint') : t('guestHint')}
            />
          </div>
          <Card tone="raised" className="grid gap-6 lg:sticky lg:top-20 lg:row-span-2">
            <h2 className="font-display text-title font-extrabold tracking-display">{t('yourOrder')}</h2>
            <PriceLines
              lines={quote.lines}
              discount={quote.discount}
              discountName={applied?.name}
              fees={quote.fees}
              total={quote.total}
              startsAtOf={startsAtOf}
              zone={reservation.timeZone}
            />
            <PromoCode {...promo} onType={promo.type} onApply={promo.apply} onRemove={promo.remove} applied={applied} />
            <div className="hidden gap-2 lg:grid">
              {pay}
              <p className="text-small text-ink-soft">{quote.total.minor > 0 ? t('payHint') : t('freeHint')}</p>
            </div>
          </Card>
          <div className="lg:col-start-1">
            <ReleaseButton reservationId={reservation.id} eventSlug={reservation.eventSlug} />
          </div>
        </div>
      </div>
      <div className="contents lg:hidden">
        <BottomBar label={t('payBar')} action={pay}>
          <p className="text-small text-ink-soft">{t('totalInside')}</p>
          <Price amount={quote.total} className="text-lead font-bold" />
        </BottomBar>
      </div>
    </>
  )
}
