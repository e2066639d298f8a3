import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import { inLocale } from '@/lib/translated'
import type { OrderView } from '../contract'
import { OrderConfirmed } from './order-confirmed'
import { OrderEnded } from './order-ended'
import { OrderPending } from './order-pending'
import { OrderReceipt } from './order-receipt'

interface OrderPageProps {
  order: OrderView
  accessToken: string | undefined
  isSignedIn: boolean
  /** Has the mail with the tickets sent once more. */
  resend: ReactNode
}

/** An order in whichever state it is. */
export function OrderPage({ order, accessToken, isSignedIn, resend }: OrderPageProps) {
  const locale = useLocale()
  switch (order.status) {
    case 'pending':
      return (
        <OrderPending order={order} eventName={inLocale(order.event.name, locale)} accessToken={accessToken}>
          <OrderReceipt order={order} />
        </OrderPending>
      )
    case 'confirmed':
    case 'partially_refunded':
      return <OrderConfirmed order={order} accessToken={accessToken} isSignedIn={isSignedIn} resend={resend} />
    case 'cancelled':
    case 'refunded':
      return <OrderEnded order={order} />
  }
}
