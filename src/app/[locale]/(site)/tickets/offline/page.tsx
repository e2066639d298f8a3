import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SavedTickets } from '@/domains/tickets/ui/saved-tickets'

/** The same for everybody: what is kept is on the device. */
export const revalidate = false
export const generateStaticParams = () => []

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tickets.offline')
  return { title: t('title'), robots: { index: false } }
}

// A function of its own: where the client's component is itself the page, Next does not see that it can be kept.
export default function OfflineTicketsPage() {
  return <SavedTickets />
}
