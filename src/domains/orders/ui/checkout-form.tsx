'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react'
import type { ReservationView } from '@/domains/inventory/contract'
import type { Failure } from '@/i18n/failure-text'
import { inLocale } from '@/lib/translated'
import { PageHeading } from '@/ui/page-heading'
import { buyerSchema, type PlaceOrderInput, type Quote } from '../contract'
import { BuyerForm } from './buyer-form'
import { BuyerSummary } from './buyer-summary'
import { CheckoutAction, CheckoutBar } from './checkout-action'
import { CheckoutCard } from './checkout-card'
import { type CheckoutArrival, CheckoutNotices } from './checkout-notices'
import { CheckoutSteps } from './checkout-steps'
import { ReleaseButton } from './release-button'
import { useCheckoutDraft } from './store'
import { useCheckoutStep } from './use-checkout-step'
import { usePlaceOrder } from './use-place-order'
import { useQuote } from './use-quote'

interface CheckoutFormProps {
  reservation: ReservationView
  quote: Quote
  me: { name: string; email: string } | null
  arrival: CheckoutArrival
  /** What may be given back or passed on, in words. */
  policies: ReactNode
  /** Time to ask the server how the reservation stands. */
  onLookAgain: () => void
}

const noChanges = () => () => {}

/** The steps after choosing: who it is for, then a last look and on to pay. */
export function CheckoutForm({ reservation, quote: withoutCode, me, arrival, policies, onLookAgain }: CheckoutFormProps) {
  const t = useTranslations('orders')
  const locale = useLocale()
  const formId = useId()
  // What was typed is kept by the browser: the server's page cannot know it.
  const draftRead = useSyncExternalStore(noChanges, () => true, () => false)
  const [draft, change] = useCheckoutDraft(reservation.id)
  const [asked, go] = useCheckoutStep()
  const [failure, setFailure] = useState<Failure | null>(null)
  const { quote, applied, ...promo } = useQuote(reservation.id, withoutCode)

  const values = { name: draft.name ?? me?.name ?? '', email: draft.email ?? me?.email ?? '' }
  const buyer = buyerSchema.safeParse(values)
  const step = asked === 'pay' && (buyer.success || !draftRead) ? 'pay' : 'details'
  const heading = useStepFocus(step)

  const onFailure = (failed: Failure) => {
    setFailure(failed)
    if (failed.type !== 'rule') return
    if (failed.code === 'orders.code_refused') promo.reject(failed.meta)
    if (failed.code === 'orders.reservation_expired') onLookAgain()
  }
  const { place, busy } = usePlaceOrder({ reservationId: reservation.id, onPlaced: (orderId) => change({ orderId }), onFailure })

  const goOn = (details: PlaceOrderInput['buyer']) => {
    change(details)
    setFailure(null)
    onLookAgain()
    go('pay')
  }
  const pay = () => {
    // A code that was typed and not applied is meant: nobody pays more for a button not pressed.
    if (!applied && promo.typed.trim() !== '' && !promo.error) return promo.apply()
    if (promo.busy || !buyer.success) return
    setFailure(null)
    void place({ buyer: buyer.data, promoCode: applied?.code })
  }
  const action = <CheckoutAction step={step} formId={formId} total={quote.total} busy={busy} onPay={pay} />
  return (
    <>
      <div className="page-wrap pb-12">
        <CheckoutSteps step={step} eventSlug={reservation.eventSlug} onDetails={() => go('details')} />
        <div ref={heading} tabIndex={-1} className="scroll-mt-16 outline-none">
          <PageHeading eyebrow={<bdi>{inLocale(reservation.eventName, locale)}</bdi>} title={t(`checkout.title.${step}`)} />
        </div>
        <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_min(26rem,45%)] lg:grid-rows-[auto_1fr] lg:items-start">
          <div className="grid max-w-xl gap-8">
            <CheckoutNotices {...arrival} failure={failure} />
            {step === 'details' ? (
              <BuyerForm id={formId} values={values} onChange={change} onSubmit={goOn} hint={me ? t('checkout.signedInHint') : t('checkout.guestHint')} />
            ) : (
              <>
                <BuyerSummary {...values} onChange={() => go('details')} />
                {policies}
              </>
            )}
          </div>
          <CheckoutCard {...{ quote, applied, promo, action, step }} zone={reservation.timeZone} extendable={reservation.orderId === null} />
          <div className="lg:col-start-1">
            <ReleaseButton reservationId={reservation.id} eventSlug={reservation.eventSlug} />
          </div>
        </div>
      </div>
      <CheckoutBar total={quote.total} action={action} />
    </>
  )
}

/** Another step begins at its heading, for eyes and for screen readers. */
function useStepFocus(step: string) {
  const heading = useRef<HTMLDivElement>(null)
  const before = useRef(step)
  useEffect(() => {
    if (before.current !== step) {
      heading.current?.focus({ preventScroll: true })
      window.scrollTo({ top: 0 })
    }
    before.current = step
  }, [step])
  return heading
}
