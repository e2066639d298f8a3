'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useFailureText } from '@/i18n/failure-text'
import { useRouter } from '@/i18n/navigation'
import { useForm } from '@/i18n/use-form'
import { trpc } from '@/trpc/client'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Select } from '@/ui/select'
import { TextInput } from '@/ui/text-input'
import { createOrganisationInput } from '../contract'
import { slugOf } from '../model'
import type { Choice } from './choices'
import { RequestFailure } from './request-failure'

interface CreateFormProps {
  countries: readonly Choice[]
  currencies: readonly Choice[]
  /** Of who makes it: where buyers may write until told otherwise. */
  email: string
}

/** Makes an organisation and opens its desk. */
export function CreateForm({ countries, currencies, email }: CreateFormProps) {
  const t = useTranslations('organisations')
  const { ofInput } = useFailureText()
  const locale = useLocale()
  const router = useRouter()
  const form = useForm(createOrganisationInput)
  const [name, setName] = useState('')
  // Follows the name until it is written by hand.
  const [ownSlug, setOwnSlug] = useState<string | null>(null)
  const create = trpc.organisations.create.useMutation({
    onSuccess: (result) => {
      if (result.outcome === 'created') router.push({ pathname: '/desk/[orgSlug]', params: { orgSlug: result.slug } })
    },
  })
  const isTaken = create.data?.outcome === 'slug_taken'

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const input = form.read(event.currentTarget, { locale })
    if (input) create.mutate(input)
  }

  return (
    <form onSubmit={submit} noValidate className="grid max-w-xl gap-5">
      <RequestFailure error={create.error} />
      <Field label={t('fields.name')} hint={t('fields.nameHint')} error={form.errors.name} required>
        <TextInput name="name" autoComplete="organization" maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label={t('fields.slug')} hint={t('fields.slugHint')} error={form.errors.slug ?? (isTaken ? ofInput('slug_taken') : undefined)} required>
        <TextInput
          name="slug"
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          value={ownSlug ?? slugOf(name)}
          onChange={(event) => setOwnSlug(event.target.value.toLowerCase())}
        />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t('fields.country')} error={form.errors.country} required>
          <Select name="country" options={countries} />
        </Field>
        <Field label={t('fields.currency')} error={form.errors.currency} required>
          <Select name="currency" options={currencies} defaultValue="EUR" />
        </Field>
      </div>
      <Field label={t('fields.supportEmail')} hint={t('fields.supportEmailHint')} error={form.errors.supportEmail} required>
        <TextInput name="supportEmail" type="email" dir="ltr" autoComplete="email" inputMode="email" defaultValue={email} />
      </Field>
      <Button type="submit" loading={create.isPending || create.data?.outcome === 'created'} className="justify-self-start">
        {t('create.submit')}
      </Button>
    </form>
  )
}
