'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { trpc } from '@/trpc/client'
import { Button } from '@/ui/button'
import { Dialog, DialogClose } from '@/ui/dialog'
import { useToast } from '@/ui/toast'
import type { MemberView, MyOrganisation } from '../../contract'
import { RequestFailure } from '../request-failure'

/** Takes a member out, once confirmed: coming back takes an invitation. */
export function RemoveButton({ here, member, onRemoved }: { here: MyOrganisation; member: MemberView; onRemoved: () => void }) {
  const t = useTranslations('organisations.members')
  const toast = useToast()
  const [isOpen, setOpen] = useState(false)
  const remove = trpc.organisations.removeMember.useMutation({
    onSuccess: () => {
      setOpen(false)
      toast({ text: t('removed', { name: member.name }) })
      onRemoved()
    },
  })
  return (
    <Dialog
      title={t('removeTitle', { name: member.name })}
      description={t('removeBody', { organisation: here.name })}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button variant="secondary">{t('remove')}</Button>}
      actions={
        <>
          <DialogClose>
            <Button variant="secondary">{t('keep')}</Button>
          </DialogClose>
          <Button variant="danger" loading={remove.isPending} onClick={() => remove.mutate({ orgId: here.id, memberId: member.id })}>
            {t('removeConfirm')}
          </Button>
        </>
      }
    >
      {remove.error ? <RequestFailure error={remove.error} /> : null}
    </Dialog>
  )
}
