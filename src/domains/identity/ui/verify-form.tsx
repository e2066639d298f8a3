'use client'
import { useTranslations } from 'next-intl'
import type { FormEvent } from 'react'
import { Link } from '@/i18n/navigation'
import { trpc } from '@/trpc/client'
import { Alert } from '@/ui/alert'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { TextLink } from '@/ui/link-button'
import { PasswordInput } from '@/ui/password-input'
import { verifyEmailInput } from '../contract'
import { RequestFailure, SignInFailureAlert } from './failures'
import { LinkRequestForm } from './link-request-form'
import { useForm } from '@/i18n/use-form'
import { useSignIn } from './use-sign-in'

/** Confirms an address by its link and the password of the sign-up, and signs in. */
export function VerifyForm({ token, returnTo }: { token: string; returnTo: string | null }) {
  const t = useTranslations('identity')
  const form = useForm(verifyEmailInput)
  const signIn = useSignIn(returnTo)
  const verify = trpc.identity.verifyEmail.useMutation({
    onSuccess: (result, { password }) => {
      if (result.outcome === 'verified') void signIn.start({ way: 'password', email: result.email, password })
    },
  })
  const outcome = verify.data?.outcome

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const input = form.read(event.currentTarget, { token })
    if (input) verify.mutate(input)
  }

  if (outcome === 'link_over' || form.errors.token) {
    return (
      <div className="grid gap-5">
        <Alert tone="warning" live>
          {t('refusals.link_over')}
        </Alert>
        <LinkRequestForm link="verification" returnTo={returnTo} />
      </div>
    )
  }
  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-5">
      <RequestFailure error={verify.error} />
      <SignInFailureAlert failure={signIn.failure} email="" returnTo={returnTo} />
      <Field
        label={t('fields.password')}
        error={form.errors.password ?? (outcome === 'wrong_password' ? t('verify.wrongPassword') : undefined)}
        required
      >
        <PasswordInput name="password" autoComplete="current-password" />
      </Field>
      <p>
        <TextLink>
          <Link href="/forgot-password">{t('verify.unknownPassword')}</Link>
        </TextLink>
      </p>
      <Button type="submit" size="lg" wide loading={verify.isPending || signIn.pending}>
        {t('verify.submit')}
      </Button>
    </form>
  )
}
