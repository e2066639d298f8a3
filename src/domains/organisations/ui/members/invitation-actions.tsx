'use client'
import { useTranslations } from 'next-intl'
import { useFailureText } from '@/i18n/failure-text'
import { failureOf, trpc } from '@/trpc/client'
import { Button } from '@/ui/button'
import { useToast } from '@/ui/toast'
import type { InvitationRow, MyOrganisation } from '../../contract'

/** What can be done with an invitation nobody has answered: its mail once more, or nothing of it. */
export function InvitationActions({ here, invitation, onChanged }: { here: MyOrganisation; invitation: InvitationRow; onChanged: () => void }) {
  const t = useTranslations('organisations.invitations')
  const { of } = useFailureText()
  const toast = useToast()
  const { id: invitationId, email } = invitation
  const onError = (error: unknown) => toast({ text: of(failureOf(error)), tone: 'danger' })
  const resend = trpc.organisations.resendInvitation.useMutation({
    onSuccess: ({ outcome }) => {
      toast(outcome === 'sent' ? { text: t('resent', { email }) } : { text: t('over', { email }), tone: 'warning' })
      onChanged()
    },
    onError,
  })
  const withdraw = trpc.organisations.withdrawInvitation.useMutation({
    onSuccess: ({ outcome }) => {
      toast(outcome === 'withdrawn' ? { text: t('withdrawn', { email }) } : { text: t('over', { email }), tone: 'warning' })
      onChanged()
    },
    onError,
  })
  const which = { orgId: here.id, invitationId }
  return (
    <div className="flex w-full flex-wrap justify-end gap-1 whitespace-nowrap @4xl:flex-nowrap">
      <Button variant="quiet" loading={resend.isPending} onClick={() => resend.mutate(which)}>
        {t('resend')}
        <span className="sr-only">{email}</span>
      </Button>
      <Button variant="quiet" loading={withdraw.isPending} onClick={() => withdraw.mutate(which)}>
        {t('withdraw')}
        <span className="sr-only">{email}</span>
      </Button>
    </div>
  )
}
