import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { foundOrNull } from '@/domains/orders/ui/found'
import { TicketPage } from '@/domains/tickets/ui/ticket-page'
import { isId } from '@/lib/ids'
import { linkSecretSchema } from '@/lib/inputs'
import { trpc } from '@/trpc/server'
import { EventTheme } from '@/ui/event-theme'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tickets.label')
  // The address may carry the secret that opens the order: it is told to nobody.
  return { title: t('type'), robots: { index: false }, referrer: 'same-origin' }
}

export default async function OneTicketPage({ params, searchParams }: PageProps<'/[locale]/tickets/[ticketId]'>) {
  const [{ ticketId }, { key }] = await Promise.all([params, searchParams])
  if (!isId('tkt', ticketId)) notFound()
  const accessToken = linkSecretSchema.safeParse(key).data
  const ticket = await foundOrNull(trpc.tickets.get({ ticketId, accessToken }))
  if (!ticket) notFound()
  const [primary, secondary] = ticket.event.colors
  return (
    <>
      <EventTheme primary={primary} secondary={secondary} />
      <TicketPage ticket={ticket} accessToken={accessToken} />
    </>
  )
}
