'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from '@/i18n/navigation'
import { trpc } from '@/trpc/client'
import { Alert } from '@/ui/alert'
import { Button } from '@/ui/button'
import type { InvitationLink } from '../contract'
import { RequestFailure } from './request-failure'

/** Yes, for who is signed in with the right address; no, for whoever holds the link. */
export function InvitationAnswer({ link, mayAccept }: { link: InvitationLink; mayAccept: boolean }) {
  const t = useTranslations('organisations.invitation')
  const router = useRouter()
  const toDesk = (orgSlug: string) => router.push({ pathname: '/desk/[orgSlug]', params: { orgSlug } })
  const accept = trpc.organisations.acceptInvitation.useMutation({
    onSuccess: (result) => {
      if (result.outcome === 'joined' || result.outcome === 'already_member') toDesk(result.slug)
      // The page says what has become of it.
      else router.refresh()
    },
  })
  const decline = trpc.organisations.declineInvitation.useMutation({ onSuccess: ({ outcome }) => outcome === 'over' && router.refresh() })
  if (decline.data?.outcome === 'declined') {
    return (
      <Alert tone="info" live>
        {t('declined')}
      </Alert>
    )
  }
  return (
    <div className="grid gap-4">
      <RequestFailure error={accept.error ?? decline.error} />
      <div className="flex flex-wrap gap-2">
        {mayAccept ? (
          <Button loading={accept.isPending || accept.isSuccess} onClick={() => accept.mutate(link)}>
            {t('accept')}
          </Button>
        ) : null}
        <Button variant="quiet" loading={decline.isPending} onClick={() => decline.mutate(link)}>
          {t('decline')}
        </Button>
      </div>
    </div>
  )
}
