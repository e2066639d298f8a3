'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Link } from '@/i18n/navigation'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { TextLink } from '@/ui/link-button'
import { PasswordInput } from '@/ui/password-input'
import { TextInput } from '@/ui/text-input'
import { signInInput } from '../contract'
import { SignInFailureAlert } from './failures'
import { useForm } from '@/i18n/use-form'
import { useSignIn } from './use-sign-in'

export function SignInForm({ returnTo }: { returnTo: string | null }) {
  const t = useTranslations('identity')
  const form = useForm(signInInput)
  const signIn = useSignIn(returnTo)
  const [email, setEmail] = useState('')

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const input = form.read(event.currentTarget)
    if (!input) return
    setEmail(input.email)
    void signIn.start({ way: 'password', ...input })
  }

  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-5">
      <SignInFailureAlert failure={signIn.failure} email={email} returnTo={returnTo} />
      <Field label={t('fields.email')} error={form.errors.email} required>
        <TextInput name="email" type="email" dir="ltr" autoComplete="username" inputMode="email" />
      </Field>
      <Field label={t('fields.password')} error={form.errors.password} required>
        <PasswordInput name="password" autoComplete="current-password" />
      </Field>
      <p>
        <TextLink>
          <Link href="/forgot-password">{t('signIn.forgot')}</Link>
        </TextLink>
      </p>
      <Button type="submit" size="lg" wide loading={signIn.pending}>
        {t('signIn.submit')}
      </Button>
    </form>
  )
}
