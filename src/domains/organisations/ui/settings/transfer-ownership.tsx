'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useRouter } from '@/i18n/navigation'
import { trpc } from '@/trpc/client'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Select } from '@/ui/select'
import { useToast } from '@/ui/toast'
import type { MemberView, MyOrganisation } from '../../contract'
import { RequestFailure } from '../request-failure'

/** Makes another member the owner; who asks stays, as a manager. */
export function TransferOwnership({ here, others }: { here: MyOrganisation; others: readonly MemberView[] }) {
  const t = useTranslations('organisations.transfer')
  const router = useRouter()
  const toast = useToast()
  const [isOpen, setOpen] = useState(false)
  // Nobody to begin with: this is not to be pressed by mistake.
  const [memberId, setMemberId] = useState<MemberView['id']>()
  const successor = others.find(({ id }) => id === memberId)
  const transfer = trpc.organisations.transfer.useMutation({
    onSuccess: () => {
      setOpen(false)
      toast({ text: t('done', { name: successor?.name ?? '' }) })
      router.refresh()
    },
  })
  return (
    <Dialog
      title={t('title')}
      description={t('explain')}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button variant="secondary">{t('open')}</Button>}
      actions={
        <Button variant="danger" disabled={!successor} loading={transfer.isPending} onClick={() => successor && transfer.mutate({ orgId: here.id, memberId: successor.id })}>
          {t('confirm')}
        </Button>
      }
    >
      <div className="grid gap-4">
        <RequestFailure error={transfer.error} />
        <Field label={t('to')}>
          <Select
            options={others.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
            {...(memberId && { value: memberId })}
            onChange={setMemberId}
          />
        </Field>
      </div>
    </Dialog>
  )
}
