'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Id } from '@/lib/ids'
import { trpc } from '@/trpc/client'
import { Button } from '@/ui/button'
import { Dialog, DialogClose } from '@/ui/dialog'
import { useToast } from '@/ui/toast'
import { useKeyWrite } from './use-key-writes'

/** Ends a key at once. Asks first: what uses it stands still, and there is no way back. */
export function RevokeKey({ orgId, keyId, name }: { orgId: Id<'org'>; keyId: Id<'key'>; name: string }) {
  const t = useTranslations('keys.revoke')
  const toast = useToast()
  const [isOpen, setOpen] = useState(false)
  const revoke = trpc.keys.revoke.useMutation({
    ...useKeyWrite(orgId),
    onSuccess({ outcome }) {
      setOpen(false)
      toast({ text: t(outcome === 'revoked' ? 'done' : 'was', { name }) })
    },
  })
  return (
    <Dialog
      title={t('title', { name })}
      description={t('lead')}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button variant="quiet" aria-label={t('openNamed', { name })}>
          {t('open')}
        </Button>
      }
      actions={
        <>
          <DialogClose>
            <Button variant="secondary">{t('keep')}</Button>
          </DialogClose>
          <Button loading={revoke.isPending} onClick={() => revoke.mutate({ orgId, keyId })}>
            {t('submit')}
          </Button>
        </>
      }
    />
  )
}
