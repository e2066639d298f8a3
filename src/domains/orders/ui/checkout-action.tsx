'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatMoney, type Money } from '@/lib/money'
import { BottomBar } from '@/ui/bottom-bar'
import { Button } from '@/ui/button'
import { Price } from '@/ui/price'
import type { CheckoutStep } from '../contract'

interface CheckoutActionProps {
  step: CheckoutStep
  /** The form that the first step sends. */
  formId: string
  total: Money
  busy: boolean
  onPay: () => void
}

/** The one button of a step: on to the review, then on to pay. */
export function CheckoutAction({ step, formId, total, busy, onPay }: CheckoutActionProps) {
  const t = useTranslations('orders.checkout')
  const locale = useLocale()
  if (step === 'details') {
    return (
      <Button key="details" type="submit" form={formId} size="lg" wide>
        {t('goOn')}
      </Button>
    )
  }
  return (
    <Button key="pay" size="lg" wide loading={busy} onClick={onPay}>
      {total.minor > 0 ? t('pay', { amount: formatMoney(total, locale) }) : t('getTickets')}
    </Button>
  )
}

/** On a phone the price and the button stay under the thumb. */
export function CheckoutBar({ total, action }: { total: Money; action: ReactNode }) {
  const t = useTranslations('orders.checkout')
  return (
    <div className="contents lg:hidden">
      <BottomBar label={t('payBar')} action={action}>
        <p className="text-small text-ink-soft">{t('totalInside')}</p>
        <Price amount={total} className="text-lead font-bold" />
      </BottomBar>
    </div>
  )
}
