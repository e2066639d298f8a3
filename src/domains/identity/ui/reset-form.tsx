'use client'
import { useTranslations } from 'next-intl'
import type { FormEvent } from 'react'
import { trpc } from '@/trpc/client'
import { Alert } from '@/ui/alert'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { PasswordInput } from '@/ui/password-input'
import { PASSWORD_LENGTH_MIN, resetPasswordInput } from '../contract'
import { RequestFailure, SignInFailureAlert } from './failures'
import { LinkRequestForm } from './link-request-form'
import { useForm } from '@/i18n/use-form'
import { useSignIn } from './use-sign-in'

/** Chooses a new password by a mailed link, and signs in with it. */
export function ResetForm({ token, returnTo }: { token: string; returnTo: string | null }) {
  const t = useTranslations('identity')
  const form = useForm(resetPasswordInput)
  const signIn = useSignIn(returnTo)
  const reset = trpc.identity.resetPassword.useMutation({
    onSuccess: (result, { password }) => {
      if (result.outcome === 'changed') void signIn.start({ way: 'password', email: result.email, password })
    },
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const input = form.read(event.currentTarget, { token })
    if (input) reset.mutate(input)
  }

  if (reset.data?.outcome === 'link_over' || form.errors.token) {
    return (
      <div className="grid gap-5">
        <Alert tone="warning" live>
          {t('refusals.link_over')}
        </Alert>
        <LinkRequestForm link="passwordReset" returnTo={returnTo} />
      </div>
    )
  }
  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-5">
      <RequestFailure error={reset.error} />
      <SignInFailureAlert failure={signIn.failure} email="" returnTo={returnTo} />
      <Field
        label={t('fields.newPassword')}
        hint={t('fields.newPasswordHint', { count: PASSWORD_LENGTH_MIN })}
        error={form.errors.password}
        required
      >
        <PasswordInput name="password" autoComplete="new-password" />
      </Field>
      <Button type="submit" size="lg" wide loading={reset.isPending || signIn.pending}>
        {t('reset.submit')}
      </Button>
    </form>
  )
}
