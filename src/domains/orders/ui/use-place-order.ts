'use client'
import { useLocale } from 'next-intl'
import { useEffect, useRef, useState, useTransition } from 'react'
import type { Failure } from '@/i18n/failure-text'
import { useRouter } from '@/i18n/navigation'
import { newId, type Id } from '@/lib/ids'
import { failureOf, trpc } from '@/trpc/client'
import type { PlaceOrderInput } from '../contract'

type Wish = Pick<PlaceOrderInput, 'buyer' | 'promoCode'>

interface PlaceOrderArgs {
  reservationId: Id<'rsv'>
  onPlaced: (orderId: Id<'ord'>) => void
  onFailure: (failure: Failure) => void
}

/**
 * Places the order and goes on: to the payment page, or to the order when nothing is to be paid. The same wish has one
 * request id however often it is sent; a changed one replaces the order that waited.
 */
export function usePlaceOrder({ reservationId, onPlaced, onFailure }: PlaceOrderArgs) {
  const locale = useLocale()
  const router = useRouter()
  const intent = useRef<{ content: string; requestId: Id<'req'> } | null>(null)
  const sending = useRef(false)
  const [away, setAway] = useState(false)
  const [moving, move] = useTransition()
  const utils = trpc.useUtils()
  const { mutateAsync, isPending } = trpc.orders.place.useMutation()

  // Back from the payment page by the browser's own button: the page stands as it was left.
  useEffect(() => {
    const onShow = (event: PageTransitionEvent) => {
      if (!event.persisted) return
      sending.current = false
      setAway(false)
    }
    window.addEventListener('pageshow', onShow)
    return () => window.removeEventListener('pageshow', onShow)
  }, [])

  async function place(wish: Wish) {
    if (sending.current) return
    sending.current = true
    const content = JSON.stringify(wish)
    if (intent.current?.content !== content) intent.current = { content, requestId: newId('req') }
    try {
      const answer = await mutateAsync({ ...wish, reservationId, locale, requestId: intent.current.requestId })
      onPlaced(answer.orderId)
      if (answer.outcome === 'pay') {
        setAway(true)
        window.location.assign(answer.checkoutUrl)
      } else {
        void utils.inventory.cart.invalidate()
        move(() => router.push({ pathname: '/orders/[orderId]', params: { orderId: answer.orderId } }))
      }
    } catch (error) {
      sending.current = false
      onFailure(failureOf(error))
    }
  }

  return { place, busy: isPending || away || moving }
}
