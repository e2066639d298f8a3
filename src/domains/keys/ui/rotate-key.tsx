'use client'
import { RefreshCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Id } from '@/lib/ids'
import { trpc } from '@/trpc/client'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Select } from '@/ui/select'
import { useToast } from '@/ui/toast'
import { NewKey } from './new-key'
import { useKeyWrite, useRequestId } from './use-key-writes'

const OVERLAPS = ['0', '1', '24', '72', '168'] as const

interface RotateKeyProps {
  orgId: Id<'org'>
  keyId: Id<'key'>
  name: string
  /** It has been replaced: nothing more to press, but what was made is still to be read. */
  isReplaced: boolean
}

/** Puts a new key in the place of one, which goes on for a while; then shows the new one once. */
export function RotateKey({ orgId, keyId, name, isReplaced }: RotateKeyProps) {
  const t = useTranslations('keys')
  const toast = useToast()
  const [isOpen, setOpen] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  const [overlap, setOverlap] = useState<(typeof OVERLAPS)[number]>('24')
  const { requestId, renew } = useRequestId()
  const close = () => {
    setOpen(false)
    setMade(null)
  }
  const rotate = trpc.keys.rotate.useMutation({
    ...useKeyWrite(orgId),
    onSuccess(result) {
      renew()
      if (result.outcome === 'rotated') return setMade(result.key)
      toast({ tone: 'warning', text: t(result.outcome === 'already_rotated' ? 'rotate.already' : 'rotate.ended') })
      close()
    },
  })
  return (
    <Dialog
      title={t('rotate.title', { name })}
      {...(made === null && { description: t('rotate.lead') })}
      open={isOpen}
      onOpenChange={(open) => (open ? setOpen(true) : close())}
      trigger={
        isReplaced ? null : (
          <Button variant="quiet" icon={<RefreshCw aria-hidden className="size-5" />} aria-label={t('rotate.openNamed', { name })}>
            {t('rotate.open')}
          </Button>
        )
      }
    >
      {made === null ? (
        <div className="grid gap-5 pb-4">
          <Field label={t('rotate.overlap')} hint={t('rotate.overlapHint')}>
            <Select value={overlap} onChange={setOverlap} options={OVERLAPS.map((value) => ({ value, label: t(`overlaps.${value}`) }))} />
          </Field>
          <Button size="lg" wide loading={rotate.isPending} onClick={() => rotate.mutate({ orgId, keyId, requestId, overlapHours: Number(overlap) })}>
            {t('rotate.submit')}
          </Button>
        </div>
      ) : (
        <NewKey value={made} onDone={close} />
      )}
    </Dialog>
  )
}
