import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EventList } from '@/domains/events/ui/event-list'
import { loadList } from '@/domains/events/ui/load'

interface EventsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('events.list')
  return { title: t('title'), description: t('description') }
}

export default async function EventsPage({ searchParams }: EventsPageProps) {
  return <EventList {...await loadList(await searchParams, new Date())} />
}
