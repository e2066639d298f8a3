'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useTransition } from 'react'
import { useFailureText } from '@/i18n/failure-text'
import { useRouter } from '@/i18n/navigation'
import { failureOf, trpc } from '@/trpc/client'
import { Alert } from '@/ui/alert'
import { Button } from '@/ui/button'
import { LinkButton } from '@/ui/link-button'
import { PageHeading } from '@/ui/page-heading'
import { Spinner } from '@/ui/spinner'
import type { OrderView } from '../contract'
import { useOrderWatch } from './use-order-watch'

const strong = (text: ReactNode) => <bdi className="font-bold">{text}</bdi>

interface OrderPendingProps {
  order: Pick<OrderView, 'id' | 'email' | 'payment'>
  eventName: string
  accessToken: string | undefined
}

/** An order that waits for its payment. After a minute it says that nothing is lost and the mail will come. */
export function OrderPending({ order: { id, email, payment }, eventName, accessToken }: OrderPendingProps) {
  const t = useTranslations('orders.pending')
  const failureText = useFailureText()
  const router = useRouter()
  const [moving, move] = useTransition()
  const showNews = () => move(() => router.refresh())
  const { watching, watchAgain } = useOrderWatch(id, accessToken, showNews)
  const cancel = trpc.orders.cancel.useMutation({ onSuccess: showNews })
  return (
    <>
      <PageHeading eyebrow={eventName} title={watching ? t('title') : t('slowTitle')} />
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
              <LinkButton variant="secondary">
                <a href={payment.checkoutUrl}>{t('toPayment')}</a>
              </LinkButton>
            ) : null}
            <Button variant="secondary" loading={cancel.isPending || moving} onClick={() => cancel.mutate({ orderId: id, accessToken })}>
              {t('giveUp')}
            </Button>
          </div>
        </div>
      </div>
    </>
  )
}
