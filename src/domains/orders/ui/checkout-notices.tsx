'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { type Failure, useFailureText } from '@/i18n/failure-text'
import { Alert } from '@/ui/alert'

export interface CheckoutArrival {
  /** The buyer came back from the payment page without paying. */
  paymentLeft: boolean
  /** The tickets cost something else than the page before had shown. */
  priceChanged: boolean
}

/** What has to be known before paying; a failure takes the focus each time it happens. */
export function CheckoutNotices({ paymentLeft, priceChanged, failure }: CheckoutArrival & { failure: Failure | null }) {
  const t = useTranslations('orders.checkout')
  const failureText = useFailureText()
  const news = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (failure) news.current?.focus()
  }, [failure])
  return (
    <div ref={news} tabIndex={-1} className="grid gap-3 outline-none empty:hidden">
      {failure ? (
        <Alert tone="danger" live title={t('failedTitle')}>
          {failureText.of(failure)}
        </Alert>
      ) : null}
      {paymentLeft && !failure ? <Alert title={t('leftTitle')}>{t('leftBody')}</Alert> : null}
      {priceChanged ? (
        <Alert tone="warning" title={t('priceChangedTitle')}>
          {t('priceChangedBody')}
        </Alert>
      ) : null}
    </div>
  )
}
