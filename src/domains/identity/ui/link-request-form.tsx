'use client'
import { useTranslations } from 'next-intl'
import type { FormEvent } from 'react'
import { trpc } from '@/trpc/client'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { TextInput } from '@/ui/text-input'
import { linkRequestInput } from '../contract'
import { RequestFailure } from './failures'
import { MailSent } from './mail-sent'
import { useForm } from '@/i18n/use-form'

interface LinkRequestFormProps {
  link: 'verification' | 'magicLink' | 'passwordReset'
  returnTo: string | null
}

/** Asks for an address and has a link sent there. */
export function LinkRequestForm({ link, returnTo }: LinkRequestFormProps) {
  const t = useTranslations('identity')
  const form = useForm(linkRequestInput)
  const verification = trpc.identity.requestVerification.useMutation()
  const magicLink = trpc.identity.requestMagicLink.useMutation()
  const passwordReset = trpc.identity.requestPasswordReset.useMutation()
  const request = { verification, magicLink, passwordReset }[link]

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const input = form.read(event.currentTarget, { returnTo })
    if (input) request.mutate(input)
  }

  if (request.isSuccess) return <MailSent ifKnown email={request.variables.email} onAgain={() => request.reset()} />
  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-5">
      <RequestFailure error={request.error} />
      <Field label={t('fields.email')} error={form.errors.email} required>
        <TextInput name="email" type="email" dir="ltr" autoComplete="username" inputMode="email" />
      </Field>
      <Button type="submit" size="lg" wide loading={request.isPending}>
        {t('sendLink')}
      </Button>
    </form>
  )
}
