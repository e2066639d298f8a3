import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { countryChoices, currencyChoices, languageChoices } from '@/domains/organisations/ui/choices'
import { loadDesk } from '@/domains/organisations/ui/desk/load'
import { DangerZone } from '@/domains/organisations/ui/settings/danger-zone'
import { ProfileForm } from '@/domains/organisations/ui/settings/profile-form'
import { trpc } from '@/trpc/server'
import { Card } from '@/ui/card'
import { DeskHeading } from '@/ui/desk-heading'

interface PageParams {
  params: Promise<{ orgSlug: string }>
}

export async function generateMetadata({ params }: PageParams): Promise<Metadata> {
  const [t, { here }] = await Promise.all([getTranslations('desk.places'), loadDesk((await params).orgSlug)])
  return { title: `${t('settings')} · ${here.name}`, robots: { index: false } }
}

export default async function SettingsPage({ params }: PageParams) {
  const [t, locale, { here, me }] = await Promise.all([getTranslations('organisations.settings'), getLocale(), loadDesk((await params).orgSlug)])
  if (!here.permissions.includes('organisation.edit')) notFound()
  const isOwner = here.permissions.includes('organisation.delete')
  const [profile, team] = await Promise.all([
    trpc.organisations.profile({ orgId: here.id }),
    isOwner ? trpc.organisations.members({ orgId: here.id }) : null,
  ])
  return (
    <>
      <DeskHeading title={t('title')} lead={t('lead')} />
      <Card>
        <ProfileForm
          key={JSON.stringify(profile)}
          orgId={here.id}
          profile={profile}
          countries={countryChoices(locale)}
          currencies={currencyChoices(locale)}
          languages={languageChoices(locale)}
        />
      </Card>
      {team ? <DangerZone here={here} others={team.members.filter(({ email }) => email !== me.email)} /> : null}
    </>
  )
}
