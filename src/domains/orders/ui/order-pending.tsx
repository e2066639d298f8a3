'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState, useTransition } from 'react'
import { useFailureText } from '@/i18n/failure-text'
import { Link, useRouter } from '@/i18n/navigation'
import { failureOf, trpc } from '@/trpc/client'
import { Alert } from '@/ui/alert'
import { Button } from '@/ui/button'
import { LinkButton } from '@/ui/link-button'
import { PageHeading } from '@/ui/page-heading'
import { Spinner } from '@/ui/spinner'
import type { OrderView } from '../contract'
import { CheckoutClock } from './checkout-clock'
import { useOrderWatch } from './use-order-watch'

const strong = (text: ReactNode) => <bdi className="font-bold">{text}</bdi>

interface OrderPendingProps {
  order: Pick<OrderView, 'id' | 'email' | 'payment' | 'reservationId' | 'expiresAt' | 'now'>
  eventName: string
  accessToken: string | undefined
  /** What is to be paid. */
  children: ReactNode
}

/** An order that waits for its payment. After a minute it says that nothing is lost and the mail will come. */
export function OrderPending({ order, eventName, accessToken, children }: OrderPendingProps) {
  const { id, email, payment, reservationId, expiresAt, now } = order
  const t = useTranslations('orders.pending')
  const failureText = useFailureText()
  const router = useRouter()
  const [serverOffsetMs] = useState(() => now.getTime() - Date.now())
  const [moving, move] = useTransition()
  const showNews = () => move(() => router.refresh())
  const { watching, watchAgain } = useOrderWatch(id, accessToken, showNews)
  const cancel = trpc.orders.cancel.useMutation({ onSuccess: showNews })
  return (
    <>
      {expiresAt ? <CheckoutClock expiresAt={expiresAt} serverOffsetMs={serverOffsetMs} onOver={showNews} /> : null}
      <div className="page-wrap pb-16">
        <PageHeading eyebrow={<bdi>{eventName}</bdi>} title={watching ? t('title') : t('slowTitle')} />
        <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_min(26rem,45%)] lg:items-start">
          <div className="grid max-w-2xl gap-8">
            <div role="status" className="grid gap-2 text-lead">
              {watching ? (
                <p className="flex items-start gap-3">
                  <Spinner silent className="mt-1 shrink-0" />
                  {t('body')}
                </p>
              ) : (
                <p>{t.rich('slowBody', { email, strong })}</p>
              )}
            </div>
            {watching ? null : (
              <div>
                <Button onClick={watchAgain}>{t('lookAgain')}</Button>
              </div>
            )}
            {cancel.error ? (
              <Alert tone="danger" live>
                {failureText.of(failureOf(cancel.error))}
              </Alert>
            ) : null}
            <div className="grid gap-3 border-t border-line pt-6">
              <h2 className="text-lead font-bold">{t('notPaidTitle')}</h2>
              <div className="flex flex-wrap gap-3">
                {payment?.checkoutUrl ? (
                  <LinkButton>
                    <a href={payment.checkoutUrl}>{t('toPayment')}</a>
                  </LinkButton>
                ) : null}
                <LinkButton variant="secondary">
                  <Link href={{ pathname: '/checkout/[reservationId]', params: { reservationId }, query: { step: 'pay' } }}>{t('toCheckout')}</Link>
                </LinkButton>
                <Button variant="quiet" loading={cancel.isPending || moving} onClick={() => cancel.mutate({ orderId: id, accessToken })}>
                  {t('giveUp')}
                </Button>
              </div>
            </div>
          </div>
          {children}
        </div>
      </div>
    </>
  )
}
