import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskOverview } from '@/domains/events/ui/desk-overview'
import { loadDesk } from '@/domains/organisations/ui/desk/load'
import { RoleActions } from '@/domains/organisations/ui/desk/role-actions'
import { RoleHome } from '@/domains/organisations/ui/desk/role-home'
import { rolesWith } from '@/lib/permissions'
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
  const { id, name, role, isLimited } = here
  // Who works for some events has no permission in the whole, and sees those.
  const { events } = rolesWith('events.view').includes(role) ? await trpc.events.ofOrganisation({ orgId: id }) : { events: [] }
  const worksElsewhere = !here.permissions.includes('events.view')
  const lead = isLimited ? t('overview.leadLimited', { name }) : t('overview.lead', { name })
  if (worksElsewhere && events.length === 0) {
    return (
      <>
        <DeskHeading title={t('places.overview')} />
        <RoleHome here={here} />
      </>
    )
  }
  return (
    <>
      <DeskHeading title={t('places.overview')} lead={lead} {...(isLimited && { actions: <RoleActions here={here} /> })} />
      <DeskOverview events={events} />
    </>
  )
}
