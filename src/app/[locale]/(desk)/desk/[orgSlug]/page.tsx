import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskOverview } from '@/domains/events/ui/desk-overview'
import { loadDesk } from '@/domains/organisations/ui/desk/load'
import { RoleHome } from '@/domains/organisations/ui/desk/role-home'
import { trpc } from '@/trpc/server'
import { DeskHeading } from '@/ui/desk-heading'

interface PageParams {
  params: Promise<{ orgSlug: string }>
}

export async function generateMetadata({ params }: PageParams): Promise<Metadata> {
  const [t, { here }] = await Promise.all([getTranslations('desk.places'), loadDesk((await params).orgSlug)])
  return { title: `${t('overview')} · ${here.name}`, robots: { index: false } }
}

export default async function OverviewPage({ params }: PageParams) {
  const [t, { here }] = await Promise.all([getTranslations('desk'), loadDesk((await params).orgSlug)])
  const seesEvents = here.permissions.includes('events.view')
  return (
    <>
      <DeskHeading title={t('places.overview')} {...(seesEvents && { lead: t('overview.lead', { name: here.name }) })} />
      {seesEvents ? <DeskOverview {...await trpc.events.ofOrganisation({ orgId: here.id })} /> : <RoleHome here={here} />}
    </>
  )
}
