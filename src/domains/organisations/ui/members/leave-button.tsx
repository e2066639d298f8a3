'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useRouter } from '@/i18n/navigation'
import { trpc } from '@/trpc/client'
import { Button } from '@/ui/button'
import { Dialog, DialogClose } from '@/ui/dialog'
import type { MyOrganisation } from '../../contract'
import { RequestFailure } from '../request-failure'

/** Ends one's own membership, once confirmed. */
export function LeaveButton({ here }: { here: Pick<MyOrganisation, 'id' | 'name'> }) {
  const t = useTranslations('organisations.leave')
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const leave = trpc.organisations.leave.useMutation({ onSuccess: () => router.push('/desk') })
  return (
    <Dialog
      title={t('title', { name: here.name })}
      description={t('body')}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button variant="quiet">{t('open')}</Button>}
      actions={
        <>
          <DialogClose>
            <Button variant="secondary">{t('stay')}</Button>
          </DialogClose>
          <Button variant="danger" loading={leave.isPending || leave.isSuccess} onClick={() => leave.mutate({ orgId: here.id })}>
            {t('confirm')}
          </Button>
        </>
      }
    >
      {leave.error ? <RequestFailure error={leave.error} /> : null}
    </Dialog>
  )
}
