'use client'
import { Mail } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useFailureText } from '@/i18n/failure-text'
import type { Id } from '@/lib/ids'
import { failureOf, trpc } from '@/trpc/client'
import { Button } from '@/ui/button'
import { useToast } from '@/ui/toast'

interface ResendTicketsProps {
  orderId: Id<'ord'>
  accessToken: string | undefined
  email: string
}

/** The mail with the tickets once more, to where it went the first time. */
export function ResendTickets({ orderId, accessToken, email }: ResendTicketsProps) {
  const t = useTranslations('tickets.resend')
  const toast = useToast()
  const failureText = useFailureText()
  const resend = trpc.tickets.resend.useMutation({
    onSuccess: ({ outcome }) => toast(outcome === 'sent' ? { text: t('sent', { email }) } : { tone: 'warning', text: t('nothing') }),
    onError: (error) => toast({ tone: 'danger', text: failureText.of(failureOf(error)) }),
  })
  return (
    <Button
      variant="secondary"
      icon={<Mail aria-hidden className="size-5" />}
      loading={resend.isPending}
      onClick={() => resend.mutate({ orderId, accessToken })}
    >
      {t('send')}
    </Button>
  )
}
