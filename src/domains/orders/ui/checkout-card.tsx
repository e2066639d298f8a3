'use client'
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { Link } from '@/i18n/navigation'
import { Card } from '@/ui/card'
import { TextLink } from '@/ui/link-button'
import type { CheckoutStep, Quote } from '../contract'
import { PriceLines } from './price-lines'
import { PromoCode } from './promo-code'
import type { useQuote } from './use-quote'

type Quoted = ReturnType<typeof useQuote>

interface CheckoutCardProps {
  quote: Quote
  applied: Quoted['applied']
  promo: Omit<Quoted, 'quote' | 'applied'>
  zone: string
  step: CheckoutStep
  /** Going to pay adds to the time, once. */
  extendable: boolean
  action: ReactNode
}

/** What is bought and what it costs, in sight at every step, with the place for a code. */
export function CheckoutCard({ quote, applied, promo, zone, step, extendable, action }: CheckoutCardProps) {
  const t = useTranslations('orders.checkout')
  const titleId = useId()
  const costs = quote.total.minor > 0
  return (
    <Card tone="raised" className="lg:sticky lg:top-20 lg:row-span-2">
      <section aria-labelledby={titleId} className="grid gap-6">
        <h2 id={titleId} className="font-display text-title font-extrabold tracking-display">
          {t('yourOrder')}
        </h2>
        <PriceLines
          lines={quote.lines}
          discount={quote.discount}
          discountName={applied?.name}
          fees={quote.fees}
          total={quote.total}
          zone={zone}
        />
        <PromoCode {...promo} onType={promo.type} onApply={promo.apply} onRemove={promo.remove} applied={applied} />
        <div className={clsx('grid gap-3', step === 'details' && 'max-lg:hidden')}>
          <div className="hidden lg:block">{action}</div>
          {step === 'pay' ? (
            <>
              <p className="text-small text-ink-soft">
                {costs ? t('payHint') : t('freeHint')} {costs && extendable ? t('extension') : null}
              </p>
              <Agreement />
            </>
          ) : null}
        </div>
      </section>
    </Card>
  )
}

/** What buying means. The pages open beside this one: nobody loses what is held by reading. */
function Agreement() {
  const t = useTranslations('orders.checkout')
  const toPage = (href: '/terms' | '/refunds') => (words: ReactNode) => (
    <TextLink>
      <Link href={href} target="_blank">
        {words}
      </Link>
    </TextLink>
  )
  return <p className="text-small text-ink-soft">{t.rich('agree', { terms: toPage('/terms'), refunds: toPage('/refunds') })}</p>
}
