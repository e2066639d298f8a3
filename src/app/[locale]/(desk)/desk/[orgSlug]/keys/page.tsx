import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { KeysPage } from '@/domains/keys/ui/keys-page'
import { loadDesk } from '@/domains/organisations/ui/desk/load'
import { env } from '@/env'
import { trpc } from '@/trpc/server'

interface PageParams {
  params: Promise<{ orgSlug: string }>
}

export async function generateMetadata({ params }: PageParams): Promise<Metadata> {
  const [t, { here }] = await Promise.all([getTranslations('keys'), loadDesk((await params).orgSlug)])
  return { title: `${t('title')} · ${here.name}`, robots: { index: false } }
}

export default async function Page({ params }: PageParams) {
  const { here } = await loadDesk((await params).orgSlug)
  if (!here.permissions.includes('keys.view')) notFound()
  const keys = await trpc.keys.list({ orgId: here.id })
  return <KeysPage orgId={here.id} keys={keys} origin={env().APP_URL} canManage={here.permissions.includes('keys.manage')} />
}
