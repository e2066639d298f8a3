import { clsx } from 'clsx'
import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/i18n/navigation'
import type { CheckoutStep } from '../contract'

interface CheckoutStepsProps {
  step: CheckoutStep
  eventSlug: string
  onDetails: () => void
}

/** Where the purchase stands: what is done leads back to it, what comes is only named. */
export function CheckoutSteps({ step, eventSlug, onDetails }: CheckoutStepsProps) {
  const t = useTranslations('orders.steps')
  const paying = step === 'pay'
  return (
    <nav aria-label={t('label')} className="pt-4">
      <ol className="grid grid-cols-3 gap-2">
        <Step number={1} state="done">
          <Link href={{ pathname: '/events/[slug]', params: { slug: eventSlug }, hash: 'tickets' }} className="inline-flex min-h-11 items-center underline-offset-4 hover:underline">
            {t('choose')}
          </Link>
        </Step>
        <Step number={2} state={paying ? 'done' : 'current'}>
          {paying ? (
            <button type="button" onClick={onDetails} className="inline-flex min-h-11 items-center underline-offset-4 hover:underline">
              {t('details')}
            </button>
          ) : (
            t('details')
          )}
        </Step>
        <Step number={3} state={paying ? 'current' : 'next'}>
          {t('pay')}
        </Step>
      </ol>
    </nav>
  )
}

function Step({ number, state, children }: { number: number; state: 'done' | 'current' | 'next'; children: ReactNode }) {
  const t = useTranslations('orders.steps')
  return (
    <li
      aria-current={state === 'current' ? 'step' : undefined}
      className={clsx(
        'flex min-h-13 min-w-0 items-center gap-2 border-t-4 pt-1 text-small sm:text-body',
        state === 'next' ? 'border-line text-ink-soft' : 'border-accent',
        state === 'current' && 'font-bold',
      )}
    >
      <span
        aria-hidden
        className={clsx(
          'flex size-6 shrink-0 items-center justify-center rounded-full text-small font-bold tabular-nums',
          state === 'next' ? 'bg-sunken' : 'bg-accent text-on-accent',
        )}
      >
        {state === 'done' ? <Check className="size-4" /> : t('number', { number })}
      </span>
      {state === 'done' ? <span className="sr-only">{t('done')}</span> : null}
      {children}
    </li>
  )
}
