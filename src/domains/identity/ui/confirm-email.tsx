'use client'
import { useTranslations } from 'next-intl'
import { trpc } from '@/trpc/client'
import { Alert } from '@/ui/alert'
import { Button } from '@/ui/button'
import { confirmEmailChangeInput } from '../contract'
import { RequestFailure } from './failures'

/** Takes a new address on, at a press: programs that look into links before people do must not use it up. */
export function ConfirmEmail({ token }: { token: string }) {
  const t = useTranslations('identity.changeEmail')
  const utils = trpc.useUtils()
  const confirm = trpc.identity.confirmEmailChange.useMutation({ onSuccess: () => void utils.identity.invalidate() })
  const isWhole = confirmEmailChangeInput.safeParse({ token }).success
  if (confirm.data?.outcome === 'changed') {
    return (
      <Alert tone="success" live title={t('changed')}>
        {t('changedBody', { email: confirm.data.email })}
      </Alert>
    )
  }
  if (!isWhole || confirm.data) {
    return (
      <Alert tone="warning" live>
        {t(confirm.data?.outcome === 'taken' ? 'taken' : 'linkOver')}
      </Alert>
    )
  }
  return (
    <div className="grid gap-5">
      <RequestFailure error={confirm.error} />
      <Button size="lg" wide loading={confirm.isPending} onClick={() => confirm.mutate({ token })}>
        {t('submit')}
      </Button>
    </div>
  )
}
