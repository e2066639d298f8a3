'use client'
import { useTranslations } from 'next-intl'
import type { FormEvent } from 'react'
import { trpc } from '@/trpc/client'
import { Alert } from '@/ui/alert'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { PasswordInput } from '@/ui/password-input'
import { TextInput } from '@/ui/text-input'
import { requestEmailChangeInput } from '../contract'
import { RequestFailure } from './failures'
import { MailSent } from './mail-sent'
import { useForm } from '@/i18n/use-form'

/** Asks for another address; it is taken on once its mailbox confirms. */
export function ChangeEmail({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const t = useTranslations('identity')
  const form = useForm(requestEmailChangeInput)
  const request = trpc.identity.requestEmailChange.useMutation()
  const outcome = request.data?.outcome

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const input = form.read(event.currentTarget, hasPassword ? {} : { password: null })
    if (input) request.mutate(input)
  }
  if (outcome === 'mail_sent') return <MailSent email={request.variables?.email ?? ''} onAgain={() => request.reset()} />
  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-4">
      <RequestFailure error={request.error} />
      {outcome === 'sign_in_again' ? (
        <Alert tone="warning" live>
          {t('secondFactor.refused.sign_in_again')}
        </Alert>
      ) : null}
      <p dir="ltr" className="font-bold break-all">
        {email}
      </p>
      <Field
        label={t('fields.newEmail')}
        error={form.errors.email ?? (outcome === 'same_address' ? t('changeEmail.sameAddress') : undefined)}
        required
      >
        <TextInput name="email" type="email" dir="ltr" autoComplete="email" inputMode="email" />
      </Field>
      {hasPassword ? (
        <Field
          label={t('fields.password')}
          error={form.errors.password ?? (outcome === 'wrong_password' ? t('refusals.wrong_password') : undefined)}
          required
        >
          <PasswordInput name="password" autoComplete="current-password" />
        </Field>
      ) : null}
      <Button type="submit" className="justify-self-start" loading={request.isPending}>
        {t('changeEmail.request')}
      </Button>
    </form>
  )
}
