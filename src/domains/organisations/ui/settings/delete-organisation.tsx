'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useRouter } from '@/i18n/navigation'
import { trpc } from '@/trpc/client'
import { Alert } from '@/ui/alert'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { TextInput } from '@/ui/text-input'
import type { MyOrganisation } from '../../contract'
import { RequestFailure } from '../request-failure'

/** Takes an organisation away from everybody, for good, once its name was typed. */
export function DeleteOrganisation({ here }: { here: MyOrganisation }) {
  const t = useTranslations('organisations')
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const remove = trpc.organisations.delete.useMutation({
    onSuccess: ({ outcome }) => {
      if (outcome === 'deleted') router.push('/desk')
    },
  })
  const isDeleted = remove.data?.outcome === 'deleted'
  return (
    <Dialog
      title={t('delete.question', { name: here.name })}
      description={t('delete.explain')}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button variant="secondary">{t('delete.open')}</Button>}
      actions={
        <Button variant="danger" disabled={typed.trim() !== here.name} loading={remove.isPending || isDeleted} onClick={() => remove.mutate({ orgId: here.id })}>
          {t('delete.confirm')}
        </Button>
      }
    >
      <div className="grid gap-4">
        <RequestFailure error={remove.error} />
        {remove.data?.outcome === 'blocked' ? (
          <Alert tone="warning" live title={t('delete.blocked')}>
            <ul className="list-disc ps-5">
              {remove.data.obstacles.map((obstacle) => (
                <li key={obstacle}>{t(`delete.${obstacle}`)}</li>
              ))}
            </ul>
          </Alert>
        ) : null}
        <Field label={t('delete.typeName', { name: here.name })}>
          <TextInput autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  )
}
