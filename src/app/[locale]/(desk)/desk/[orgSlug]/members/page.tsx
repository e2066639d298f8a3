import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { loadDesk } from '@/domains/organisations/ui/desk/load'
import { MembersDesk } from '@/domains/organisations/ui/members/members-desk'
import { readMemberFilters } from '@/domains/organisations/ui/members/read-filters'
import type { Search } from '@/lib/list-filters'
import { inLocale } from '@/lib/translated'
import { trpc } from '@/trpc/server'

interface PageParams {
  params: Promise<{ orgSlug: string }>
  searchParams: Promise<Search>
}

export async function generateMetadata({ params }: PageParams): Promise<Metadata> {
  const [t, { here }] = await Promise.all([getTranslations('desk.places'), loadDesk((await params).orgSlug)])
  return { title: `${t('members')} · ${here.name}`, robots: { index: false } }
}

export default async function MembersPage({ params, searchParams }: PageParams) {
  const [locale, { here, me }] = await Promise.all([getLocale(), loadDesk((await params).orgSlug)])
  if (!here.permissions.includes('members.view')) notFound()
  const [initial, { events }] = await Promise.all([
    trpc.organisations.members({ orgId: here.id }),
    trpc.events.ofOrganisation({ orgId: here.id }),
  ])
  return (
    <MembersDesk
      here={here}
      myEmail={me.email}
      events={events.map(({ id, name }) => ({ id, name: inLocale(name, locale) }))}
      filters={readMemberFilters(await searchParams)}
      initial={initial}
    />
  )
}
