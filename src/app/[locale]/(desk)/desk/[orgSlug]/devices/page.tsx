import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { DevicesPage } from '@/domains/devices/ui/devices-page'
import { readDeviceFilters } from '@/domains/devices/ui/read-filters'
import { loadDesk } from '@/domains/organisations/ui/desk/load'
import type { Search } from '@/lib/list-filters'
import { rolesWith } from '@/lib/permissions'
import { trpc } from '@/trpc/server'

interface PageParams {
  params: Promise<{ orgSlug: string }>
  searchParams: Promise<Search>
}

export async function generateMetadata({ params }: PageParams): Promise<Metadata> {
  const [t, { here }] = await Promise.all([getTranslations('desk.places'), loadDesk((await params).orgSlug)])
  return { title: `${t('devices')} · ${here.name}`, robots: { index: false } }
}

export default async function DevicesRoute({ params, searchParams }: PageParams) {
  const { here } = await loadDesk((await params).orgSlug)
  const { id: orgId, role } = here
  if (!rolesWith('devices.view').includes(role)) notFound()
  const [first, search] = await Promise.all([trpc.devices.list({ orgId }), searchParams])
  return <DevicesPage orgId={orgId} first={first} filters={readDeviceFilters(search)} canManage={rolesWith('devices.manage').includes(role)} />
}
