import type { Metadata } from 'next'
import { EventList } from '@/domains/events/ui/event-list'
import { listHead } from '@/domains/events/ui/head'
import { loadList } from '@/domains/events/ui/load'

export async function generateMetadata({ params, searchParams }: PageProps<'/[locale]/events'>): Promise<Metadata> {
  return listHead(await searchParams, (await params).locale)
}

export default async function EventsPage({ searchParams }: PageProps<'/[locale]/events'>) {
  return <EventList {...await loadList(await searchParams, new Date())} />
}
