import { Mail, QrCode, WifiOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

/** After the purchase: where the tickets are, and what to bring. */
export function WhatNext({ email, resend }: { email: string; resend: ReactNode }) {
  const t = useTranslations('orders.next')
  const steps = [
    { name: 'mail', icon: <Mail />, text: t('mail', { email }), action: resend },
    { name: 'show', icon: <QrCode />, text: t('show'), action: null },
    { name: 'offline', icon: <WifiOff />, text: t('offline'), action: null },
  ]
  return (
    <section aria-labelledby="next" className="grid content-start gap-5">
      <h2 id="next" className="font-display text-title font-extrabold tracking-display">
        {t('title')}
      </h2>
      <ol className="grid gap-5">
        {steps.map(({ name, icon, text, action }) => (
          <li key={name} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4">
            <span aria-hidden className="flex size-11 items-center justify-center rounded-full bg-event-2 text-on-event-2 *:size-5">
              {icon}
            </span>
            <span className="grid content-center justify-items-start gap-3">
              <span className="wrap-anywhere">{text}</span>
              {action}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
