import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { DeskOverview } from '@/domains/events/ui/desk-overview'
import { readDeskFilters } from '@/domains/events/ui/read-desk-filters'
import { loadDesk } from '@/domains/organisations/ui/desk/load'
import { NextSteps } from '@/domains/organisations/ui/desk/next-steps'
import { RoleActions } from '@/domains/organisations/ui/desk/role-actions'
import { RoleHome } from '@/domains/organisations/ui/desk/role-home'
import { type Search, writeFilters } from '@/lib/list-filters'
import { rolesWith } from '@/lib/permissions'
import { trpc } from '@/trpc/server'
import { DeskHeading } from '@/ui/desk-heading'
import { FileLink } from '@/ui/file-link'

interface PageParams {
  params: Promise<{ orgSlug: string }>
  searchParams: Promise<Search>
}

export async function generateMetadata({ params }: PageParams): Promise<Metadata> {
  const [t, { here }] = await Promise.all([getTranslations('desk.places'), loadDesk((await params).orgSlug)])
  return { title: `${t('overview')} · ${here.name}`, robots: { index: false } }
}

export default async function OverviewPage({ params, searchParams }: PageParams) {
  const [t, locale, { here }] = await Promise.all([getTranslations('desk'), getLocale(), loadDesk((await params).orgSlug)])
  const { id, name, role, isLimited, permissions } = here
  // Who works for some events has no permission in the whole, and sees those.
  const { events } = rolesWith('events.view').includes(role) ? await trpc.events.ofOrganisation({ orgId: id }) : { events: [] }
  if (events.length === 0 && !permissions.includes('events.view')) {
    return (
      <>
        <DeskHeading title={t('places.overview')} />
        <RoleHome here={here} />
      </>
    )
  }
  const filters = readDeskFilters(await searchParams)
  const actions = (
    <>
      {events.length > 0 ? <FileLink href={`/api/lists/${id}/events.csv?${writeFilters({ ...filters, locale })}`} /> : null}
      {isLimited ? <RoleActions here={here} /> : null}
    </>
  )
  return (
    <>
      <DeskHeading title={t('places.overview')} lead={t(isLimited ? 'overview.leadLimited' : 'overview.lead', { name })} actions={actions} />
      <DeskOverview events={events} filters={filters} nextSteps={<NextSteps here={here} />} />
    </>
  )
}
