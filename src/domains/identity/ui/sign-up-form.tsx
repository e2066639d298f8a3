'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { FormEvent } from 'react'
import { trpc } from '@/trpc/client'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { PasswordInput } from '@/ui/password-input'
import { TextInput } from '@/ui/text-input'
import { PASSWORD_LENGTH_MIN, signUpInput } from '../contract'
import { RequestFailure } from './failures'
import { MailSent } from './mail-sent'
import { useForm } from '@/i18n/use-form'

export function SignUpForm({ returnTo }: { returnTo: string | null }) {
  const t = useTranslations('identity')
  const locale = useLocale()
  const form = useForm(signUpInput)
  const signUp = trpc.identity.signUp.useMutation()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const input = form.read(event.currentTarget, { locale, returnTo })
    if (input) signUp.mutate(input)
  }

  if (signUp.isSuccess) return <MailSent email={signUp.variables.email} onAgain={() => signUp.reset()} />
  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-5">
      <RequestFailure error={signUp.error} />
      <Field label={t('fields.name')} error={form.errors.name} required>
        <TextInput name="name" autoComplete="name" maxLength={120} />
      </Field>
      <Field label={t('fields.email')} error={form.errors.email} required>
        <TextInput name="email" type="email" dir="ltr" autoComplete="username" inputMode="email" />
      </Field>
      <Field
        label={t('fields.password')}
        hint={t('fields.newPasswordHint', { count: PASSWORD_LENGTH_MIN })}
        error={form.errors.password}
        required
      >
        <PasswordInput name="password" autoComplete="new-password" />
      </Field>
      <Button type="submit" size="lg" wide loading={signUp.isPending}>
        {t('signUp.submit')}
      </Button>
    </form>
  )
}
