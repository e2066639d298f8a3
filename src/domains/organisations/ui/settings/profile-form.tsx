'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useFailureText } from '@/i18n/failure-text'
import { useRouter } from '@/i18n/navigation'
import { useForm } from '@/i18n/use-form'
import type { Id } from '@/lib/ids'
import { trpc } from '@/trpc/client'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Select } from '@/ui/select'
import { TextInput } from '@/ui/text-input'
import { useToast } from '@/ui/toast'
import { updateOrganisationInput, type OrganisationProfile } from '../../contract'
import type { Choice } from '../choices'
import { RequestFailure } from '../request-failure'
import { ChoiceList } from './choice-list'
import { ColorFields } from './color-fields'

interface ProfileFormProps {
  orgId: Id<'org'>
  profile: OrganisationProfile
  countries: readonly Choice[]
  currencies: readonly Choice[]
  languages: readonly Choice[]
}

const orNull = (typed: FormDataEntryValue | null) => (typeof typed === 'string' && typed.trim() !== '' ? typed.trim() : null)

/** What an organisation says about itself. */
export function ProfileForm({ orgId, profile, countries, currencies, languages }: ProfileFormProps) {
  const t = useTranslations('organisations')
  const { ofInput } = useFailureText()
  const toast = useToast()
  const router = useRouter()
  const form = useForm(updateOrganisationInput)
  const [colors, setColors] = useState(profile.colors)
  const [locales, setLocales] = useState<readonly string[]>(profile.locales)
  const [chosenCurrencies, setCurrencies] = useState<readonly string[]>(profile.currencies)
  const update = trpc.organisations.update.useMutation({
    onSuccess: (result) => {
      if (result.outcome !== 'saved') return
      toast({ text: t('settings.saved') })
      if (result.slug === profile.slug) router.refresh()
      else router.replace({ pathname: '/desk/[orgSlug]/settings', params: { orgSlug: result.slug } })
    },
  })
  const slugError = form.errors.slug ?? (update.data?.outcome === 'slug_taken' ? ofInput('slug_taken') : undefined)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const input = form.read(event.currentTarget, {
      orgId, colors, locales, currencies: chosenCurrencies, website: orNull(typed.get('website')), taxId: orNull(typed.get('taxId')),
    })
    if (input) update.mutate(input)
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-6">
      <RequestFailure error={update.error} />
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <Field label={t('fields.name')} hint={t('fields.nameHint')} error={form.errors.name} required>
          <TextInput name="name" autoComplete="organization" maxLength={120} defaultValue={profile.name} />
        </Field>
        <Field label={t('fields.slug')} hint={t('fields.slugHint')} error={slugError} required>
          <TextInput name="slug" dir="ltr" autoComplete="off" spellCheck={false} maxLength={40} defaultValue={profile.slug} />
        </Field>
        <Field label={t('fields.supportEmail')} hint={t('fields.supportEmailHint')} error={form.errors.supportEmail} required>
          <TextInput name="supportEmail" type="email" dir="ltr" inputMode="email" autoComplete="off" defaultValue={profile.supportEmail} />
        </Field>
        <Field label={t('fields.country')} error={form.errors.country} required>
          <Select name="country" options={countries} defaultValue={profile.country} />
        </Field>
        <Field label={t('fields.website')} error={form.errors.website} optional>
          <TextInput name="website" type="url" dir="ltr" inputMode="url" autoComplete="url" defaultValue={profile.website ?? ''} />
        </Field>
        <Field label={t('fields.taxId')} hint={t('fields.taxIdHint')} error={form.errors.taxId} optional>
          <TextInput name="taxId" dir="ltr" autoComplete="off" maxLength={40} defaultValue={profile.taxId ?? ''} />
        </Field>
      </div>
      <ColorFields colors={colors} onChange={setColors} error={form.errors.colors} />
      <ChoiceList legend={t('settings.languages')} hint={t('settings.languagesHint')} choices={languages} chosen={locales} onChange={setLocales} error={form.errors.locales} />
      <ChoiceList legend={t('settings.currencies')} hint={t('settings.currenciesHint')} choices={currencies} chosen={chosenCurrencies} onChange={setCurrencies} error={form.errors.currencies} />
      <Button type="submit" loading={update.isPending} className="justify-self-start">
        {t('settings.save')}
      </Button>
    </form>
  )
}
