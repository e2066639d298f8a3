'use client'
import { useTranslations } from 'next-intl'
import type { FormEvent } from 'react'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { TextInput } from '@/ui/text-input'
import { secondFactorInput } from '../contract'
import { RequestFailure } from './failures'
import { useForm } from '@/i18n/use-form'

interface SecondFactorFormProps {
  /** The write that takes the code. */
  request: { mutate: (input: { code: string }) => void; isPending: boolean; error: unknown; data: { outcome: string } | undefined }
  action: string
  variant?: 'primary' | 'danger'
}

/** A code of the authenticator app, or a recovery code, and the button that sends it. */
export function SecondFactorForm({ request, action, variant = 'primary' }: SecondFactorFormProps) {
  const t = useTranslations('identity.secondFactor')
  const form = useForm(secondFactorInput)
  const refused = refusalOf(request.data?.outcome)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const input = form.read(event.currentTarget)
    if (input) request.mutate(input)
  }
  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-4">
      <RequestFailure error={request.error} />
      <Field label={t('code')} hint={t('codeHint')} error={form.errors.code ?? (refused && t(`refused.${refused}`))} required>
        <TextInput name="code" dir="ltr" autoComplete="one-time-code" autoCapitalize="characters" spellCheck={false} maxLength={40} />
      </Field>
      <Button type="submit" size="lg" wide variant={variant} loading={request.isPending}>
        {action}
      </Button>
    </form>
  )
}

function refusalOf(outcome: string | undefined) {
  return outcome === 'wrong_code' || outcome === 'code_used' || outcome === 'not_set_up' ? outcome : undefined
}
