'use client'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { useFailureText } from '@/i18n/failure-text'
import { useRouter } from '@/i18n/navigation'
import type { Id } from '@/lib/ids'
import { failureOf, trpc } from '@/trpc/client'
import { Alert } from '@/ui/alert'
import { Button } from '@/ui/button'
import { useToast } from '@/ui/toast'

/** Takes a guest's order into the reader's account. */
export function ClaimOrder({ orderId, accessToken }: { orderId: Id<'ord'>; accessToken: string | undefined }) {
  const t = useTranslations('orders.keep')
  const failureText = useFailureText()
  const router = useRouter()
  const toast = useToast()
  const [refreshing, refresh] = useTransition()
  const claim = trpc.orders.claim.useMutation({
    onSuccess: () => {
      toast({ text: t('claimed') })
      refresh(() => router.refresh())
    },
  })
  return (
    <div className="grid gap-4">
      {claim.error ? (
        <Alert tone="danger" live>
          {failureText.of(failureOf(claim.error))}
        </Alert>
      ) : null}
      <div>
        <Button loading={claim.isPending || refreshing} onClick={() => claim.mutate({ orderId, accessToken })}>
          {t('claim')}
        </Button>
      </div>
    </div>
  )
}
