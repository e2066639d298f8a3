'use client'
import { useTranslations } from 'next-intl'
import { useFailureText } from '@/i18n/failure-text'
import { failureOf, trpc } from '@/trpc/client'
import { Button } from '@/ui/button'

/** Sends the mail that confirms an address once more. */
export function ResendVerification({ email, returnTo }: { email: string; returnTo: string | null }) {
  const t = useTranslations('identity.resend')
  const { of } = useFailureText()
  const request = trpc.identity.requestVerification.useMutation()
  if (request.isSuccess) return <p role="status">{t('done', { email })}</p>
  return (
    <div className="grid justify-items-start gap-2">
      <Button variant="secondary" loading={request.isPending} onClick={() => request.mutate({ email, returnTo })}>
        {t('action')}
      </Button>
      {request.error ? <p role="alert">{of(failureOf(request.error))}</p> : null}
    </div>
  )
}
