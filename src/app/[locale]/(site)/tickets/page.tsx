import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { GuestTickets } from '@/domains/tickets/ui/guest-tickets'
import { MyTickets } from '@/domains/tickets/ui/my-tickets'
import { isId } from '@/lib/ids'
import { ownPage } from '@/trpc/own-page'
import { trpc } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tickets.mine')
  return { title: t('title'), robots: { index: false } }
}

export default async function MyTicketsPage({ searchParams }: PageProps<'/[locale]/tickets'>) {
  const [{ when: asked, cursor: from }, me] = await Promise.all([searchParams, trpc.identity.me()])
  if (!me) return <GuestTickets />
  const when = asked === 'past' ? 'past' : 'upcoming'
  const cursor = typeof from === 'string' && isId('tkt', from) ? from : undefined
  const page = await ownPage('/tickets', () => trpc.tickets.mine({ when, cursor }))
  return <MyTickets {...page} when={when} isFirst={cursor === undefined} />
}
