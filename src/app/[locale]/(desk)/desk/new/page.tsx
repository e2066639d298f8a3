import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SignOutButton } from '@/domains/identity/ui/sign-out-button'
import { countryChoices, currencyChoices } from '@/domains/organisations/ui/choices'
import { CreateForm } from '@/domains/organisations/ui/create-form'
import { DeskFrame } from '@/domains/organisations/ui/desk/desk-frame'
import { loadMine } from '@/domains/organisations/ui/desk/load'
import { DeskHeading } from '@/ui/desk-heading'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('organisations.create')
  return { title: t('title'), robots: { index: false } }
}

export default async function Page() {
  const [t, locale, { me }] = await Promise.all([getTranslations('organisations.create'), getLocale(), loadMine('/desk/new')])
  return (
    <DeskFrame me={me} signOut={<SignOutButton />}>
      <DeskHeading title={t('title')} lead={t('lead')} />
      <CreateForm countries={countryChoices(locale)} currencies={currencyChoices(locale)} email={me.email} />
    </DeskFrame>
  )
}
