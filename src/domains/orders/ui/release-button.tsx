'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useFailureText } from '@/i18n/failure-text'
import { addressOf } from '@/lib/addresses'
import type { Id } from '@/lib/ids'
import { failureOf, trpc } from '@/trpc/client'
import { Alert } from '@/ui/alert'
import { Button } from '@/ui/button'
import { Dialog, DialogClose } from '@/ui/dialog'
import { useToast } from '@/ui/toast'

/** Lets go of the tickets after a question, and leads back to the event. */
export function ReleaseButton({ reservationId, eventSlug }: { reservationId: Id<'rsv'>; eventSlug: string }) {
  const t = useTranslations('orders.release')
  const locale = useLocale()
  const router = useRouter()
  const toast = useToast()
  const failureText = useFailureText()
  const utils = trpc.useUtils()
  const [open, setOpen] = useState(false)
  const [leaving, leave] = useTransition()
  const release = trpc.orders.release.useMutation({
    onSuccess: () => {
      toast({ text: t('done') })
      void utils.inventory.cart.invalidate()
      leave(() => router.push(addressOf({ pathname: '/events/[slug]', params: { slug: eventSlug }, hash: 'tickets' }, locale)))
    },
  })
  return (
    <Dialog
      title={t('title')}
      description={t('body')}
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="secondary">{t('open')}</Button>}
      actions={
        <>
          <DialogClose>
            <Button variant="secondary">{t('keep')}</Button>
          </DialogClose>
          <Button loading={release.isPending || leaving} onClick={() => release.mutate({ reservationId })}>
            {t('confirm')}
          </Button>
        </>
      }
    >
      {release.error ? (
        <Alert tone="danger" live>
          {failureText.of(failureOf(release.error))}
        </Alert>
      ) : null}
    </Dialog>
  )
}
