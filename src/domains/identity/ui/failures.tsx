'use client'
import { useTranslations } from 'next-intl'
import { useFailureText } from '@/i18n/failure-text'
import { failureOf } from '@/trpc/client'
import { Alert } from '@/ui/alert'
import { ResendVerification } from './resend-verification'
import type { SignInFailure } from './use-sign-in'

/** What went wrong with a request of ours; nothing when nothing did. */
export function RequestFailure({ error }: { error: unknown }) {
  const { of } = useFailureText()
  if (!error) return null
  return (
    <Alert tone="danger" live>
      {of(failureOf(error))}
    </Alert>
  )
}

/** Why a sign-in did not happen, and what to do. `email` is what was typed, for a new mail. */
export function SignInFailureAlert({ failure, email, returnTo }: { failure: SignInFailure | null; email: string; returnTo: string | null }) {
  const t = useTranslations('identity')
  if (!failure) return null
  switch (failure.reason) {
    case 'too_many_tries':
      return (
        <Alert tone="warning" live>
          {t('refusals.too_many_tries', { minutes: failure.minutes })}
        </Alert>
      )
    case 'unverified':
      return (
        <Alert tone="warning" live title={t('refusals.unverified')} action={<ResendVerification email={email} returnTo={returnTo} />}>
          {t('refusals.unverifiedBody')}
        </Alert>
      )
    default:
      return (
        <Alert tone={failure.reason === 'link_over' ? 'warning' : 'danger'} live>
          {t(`refusals.${failure.reason}`)}
        </Alert>
      )
  }
}
