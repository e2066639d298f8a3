import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { DevicesPage } from '@/domains/devices/ui/devices-page'
import { loadDesk } from '@/domains/organisations/ui/desk/load'
import { rolesWith } from '@/lib/permissions'
import { trpc } from '@/trpc/server'

interface PageParams {
  params: Promise<{ orgSlug: string }>
}

export async function generateMetadata({ params }: PageParams): Promise<Metadata> {
  const [t, { here }] = await Promise.all([getTranslations('desk.places'), loadDesk((await params).orgSlug)])
  return { title: `${t('devices')} · ${here.name}`, robots: { index: false } }
}

export default async function DevicesRoute({ params }: PageParams) {
  const { here } = await loadDesk((await params).orgSlug)
  if (!rolesWith('devices.view').includes(here.role)) notFound()
  return <DevicesPage orgId={here.id} first={await trpc.devices.list({ orgId: here.id })} canManage={rolesWith('devices.manage').includes(here.role)} />
}
