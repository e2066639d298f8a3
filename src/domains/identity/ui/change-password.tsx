'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef } from 'react'
import { useRouter } from '@/i18n/navigation'
import { trpc } from '@/trpc/client'
import { Alert } from '@/ui/alert'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { PasswordInput } from '@/ui/password-input'
import { useToast } from '@/ui/toast'
import { changePasswordInput, PASSWORD_LENGTH_MIN } from '../contract'
import { RequestFailure } from './failures'
import { useForm } from '@/i18n/use-form'

/** Changes the password, or chooses the first, and signs out everywhere else. */
export function ChangePassword({ hasPassword }: { hasPassword: boolean }) {
  const t = useTranslations('identity')
  const toast = useToast()
  const router = useRouter()
  const utils = trpc.useUtils()
  const formElement = useRef<HTMLFormElement>(null)
  const form = useForm(changePasswordInput)
  const change = trpc.identity.changePassword.useMutation({
    onSuccess: (result) => {
      if (result.outcome !== 'changed') return
      formElement.current?.reset()
      toast({ text: t('security.passwordChanged', { count: result.ended }) })
      void utils.identity.sessions.invalidate()
      router.refresh()
    },
  })
  const outcome = change.data?.outcome

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const input = form.read(event.currentTarget, hasPassword ? {} : { password: null })
    if (input) change.mutate(input)
  }
  return (
    <form ref={formElement} onSubmit={submit} method="post" noValidate className="grid gap-4">
      <RequestFailure error={change.error} />
      {outcome === 'sign_in_again' ? (
        <Alert tone="warning" live>
          {t('secondFactor.refused.sign_in_again')}
        </Alert>
      ) : null}
      {hasPassword ? (
        <Field
          label={t('fields.currentPassword')}
          error={form.errors.password ?? (outcome === 'wrong_password' ? t('refusals.wrong_password') : undefined)}
          required
        >
          <PasswordInput name="password" autoComplete="current-password" />
        </Field>
      ) : null}
      <Field
        label={t('fields.newPassword')}
        hint={t('fields.newPasswordHint', { count: PASSWORD_LENGTH_MIN })}
        error={form.errors.newPassword}
        required
      >
        <PasswordInput name="newPassword" autoComplete="new-password" />
      </Field>
      <Button type="submit" className="justify-self-start" loading={change.isPending}>
        {hasPassword ? t('security.changePassword') : t('security.choosePassword')}
      </Button>
    </form>
  )
}
