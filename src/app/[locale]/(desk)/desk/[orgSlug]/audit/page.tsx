import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { AuditPage } from '@/domains/audit/ui/audit-page'
import { readAudit } from '@/domains/audit/ui/read-filters'
import { loadDesk } from '@/domains/organisations/ui/desk/load'
import type { Search } from '@/lib/list-filters'
import { trpc } from '@/trpc/server'

interface PageParams {
  params: Promise<{ orgSlug: string }>
  searchParams: Promise<Search>
}

export async function generateMetadata({ params }: PageParams): Promise<Metadata> {
  const [t, { here }] = await Promise.all([getTranslations('desk.places'), loadDesk((await params).orgSlug)])
  return { title: `${t('audit')} · ${here.name}`, robots: { index: false } }
}

export default async function AuditRoute({ params, searchParams }: PageParams) {
  const { here } = await loadDesk((await params).orgSlug)
  if (!here.permissions.includes('audit.view')) notFound()
  const { filters, cursor } = readAudit(await searchParams)
  const found = await trpc.audit.list({ orgId: here.id, ...filters, cursor })
  return <AuditPage org={here} filters={filters} {...found} />
}
