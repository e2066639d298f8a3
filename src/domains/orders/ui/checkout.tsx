'use client'
import type { ReactNode } from 'react'
import type { ReservationView } from '@/domains/inventory/contract'
import { trpc } from '@/trpc/client'
import type { Quote } from '../contract'
import { CheckoutClock } from './checkout-clock'
import { CheckoutForm } from './checkout-form'
import type { CheckoutArrival } from './checkout-notices'
import { CheckoutOver } from './checkout-over'
import { useCheckoutDraft } from './store'

interface CheckoutProps extends CheckoutArrival {
  reservation: ReservationView
  /** Its price without a code. */
  quote: Quote
  /** Who is signed in. */
  me: { name: string; email: string } | null
  policies: ReactNode
}

/** The checkout of one reservation, as long as it stands; then why it does not, and the way on. */
export function Checkout({ reservation: atFirst, quote, me, policies, ...arrival }: CheckoutProps) {
  const { data: reservation, dataUpdatedAt, refetch } = trpc.inventory.reservation.useQuery(
    { reservationId: atFirst.id },
    // Another tab may have paid or let go of it: looked at again whenever this one is.
    { initialData: atFirst, refetchOnWindowFocus: 'always' },
  )
  const [{ orderId }] = useCheckoutDraft(atFirst.id)
  const { id, status, expiresAt, now } = reservation
  const lookAgain = () => void refetch()
  if (status !== 'held') {
    return (
      <CheckoutOver
        status={status}
        reservation={reservation}
        orderId={reservation.orderId ?? orderId}
        live={atFirst.status === 'held'}
      />
    )
  }
  return (
    <>
      <CheckoutClock expiresAt={expiresAt} serverOffsetMs={now.getTime() - dataUpdatedAt} onOver={lookAgain} />
      <CheckoutForm
        key={id}
        reservation={reservation}
        quote={quote}
        me={me}
        arrival={arrival}
        policies={policies}
        onLookAgain={lookAgain}
      />
    </>
  )
}
