import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { DeviceOver } from '@/domains/gate/ui/device-over'
import { loadGate } from '@/domains/gate/ui/load'
import { Scanner } from '@/domains/gate/ui/scanner'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('gate.events')
  return { title: t('title'), robots: { index: false } }
}

export default async function ScannerPage({ params }: { params: Promise<{ eventId: string }> }) {
  const gate = await loadGate((await params).eventId)
  if (!gate) notFound()
  return gate === 'over' ? <DeviceOver /> : <Scanner {...gate} />
}
