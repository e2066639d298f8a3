import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Alert } from '@/ui/alert'
import { TicketStub } from '@/ui/ticket-stub'

interface AuthTicketProps {
  title: string
  lead: string
  children: ReactNode
  /** Other ways on. */
  stub: ReactNode
}

/** The page around each form of an account: a ticket, with the other ways on its stub. */
export function AuthTicket({ title, lead, children, stub }: AuthTicketProps) {
  const t = useTranslations('identity')
  return (
    <div className="page-wrap grid grow place-items-center py-8 sm:py-16">
      <TicketStub stripe layout="stacked" stubGround="surface" className="w-full max-w-lg" stub={<div className="grid gap-3">{stub}</div>}>
        <div className="grid gap-6 pb-2">
          <header className="grid gap-2">
            <h1 className="font-display text-title font-extrabold tracking-display">{title}</h1>
            <p className="text-ink-soft">{lead}</p>
          </header>
          <noscript>
            <Alert tone="warning">{t('noScript')}</Alert>
          </noscript>
          {children}
        </div>
      </TicketStub>
    </div>
  )
}

/** A question and the link that answers it. */
export function OtherWay({ question, children }: { question: string; children: ReactNode }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <span className="text-ink-soft">{question}</span>
      {children}
    </p>
  )
}
