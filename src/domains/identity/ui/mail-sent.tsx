'use client'
import { MailCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '@/ui/button'

const asAddress = (address: ReactNode) => (
  <strong dir="ltr" className="break-all">
    {address}
  </strong>
)

interface MailSentProps {
  email: string
  /** Whether a mail was sent only if there is an account; nobody but its owner learns which. */
  ifKnown?: boolean
  onAgain: () => void
}

/** What stands where a form was once its mail is on the way. */
export function MailSent({ email, ifKnown = false, onAgain }: MailSentProps) {
  const t = useTranslations('identity.mailSent')
  const title = useRef<HTMLHeadingElement>(null)
  // The form that had the focus is gone.
  useEffect(() => title.current?.focus(), [])
  return (
    <div className="grid justify-items-start gap-3">
      <MailCheck aria-hidden className="size-10 text-accent" />
      <h2 ref={title} tabIndex={-1} className="text-lead font-bold outline-none">
        {t('title')}
      </h2>
      <p>{t.rich(ifKnown ? 'sentIfKnown' : 'sent', { email, strong: asAddress })}</p>
      <p className="text-ink-soft">{t('patience')}</p>
      <Button variant="secondary" onClick={onAgain}>
        {t('again')}
      </Button>
    </div>
  )
}
