import { useLocale } from 'next-intl'
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
}

/** An order in whichever state it is. */
export function OrderPage({ order, accessToken, isSignedIn }: OrderPageProps) {
  const locale = useLocale()
  switch (order.status) {
    case 'pending':
      return (
        <div className="page-wrap grid gap-10 pb-16">
          <div>
            <OrderPending
              order={{ id: order.id, email: order.email, payment: order.payment }}
              eventName={inLocale(order.event.name, locale)}
              accessToken={accessToken}
            />
          </div>
          <div className="max-w-xl">
            <OrderReceipt order={order} />
          </div>
        </div>
      )
    case 'confirmed':
    case 'partially_refunded':
      return <OrderConfirmed order={order} accessToken={accessToken} isSignedIn={isSignedIn} />
    case 'cancelled':
    case 'refunded':
      return <OrderEnded order={order} />
  }
}
