import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EventChoice } from '@/domains/gate/ui/event-choice'
import { loadGateEvents } from '@/domains/gate/ui/load'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('gate.events')
  return { title: t('title'), robots: { index: false } }
}

export default async function GatePage() {
  return <EventChoice {...await loadGateEvents()} />
}
