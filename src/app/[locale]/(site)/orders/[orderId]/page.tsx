import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { foundOrNull } from '@/domains/orders/ui/found'
import { OrderPage } from '@/domains/orders/ui/order-page'
import { KeepOrderOffline } from '@/domains/tickets/ui/keep-order-offline'
import { ResendTickets } from '@/domains/tickets/ui/resend-tickets'
import { isId } from '@/lib/ids'
import { linkSecretSchema } from '@/lib/inputs'
import { trpc } from '@/trpc/server'
import { EventTheme } from '@/ui/event-theme'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('orders.receipt')
  // The address may carry the secret that opens the order: it is told to nobody.
  return { title: t('title'), robots: { index: false }, referrer: 'same-origin' }
}

export default async function OneOrderPage({ params, searchParams }: PageProps<'/[locale]/orders/[orderId]'>) {
  const { orderId } = await params
  const { key } = await searchParams
  if (!isId('ord', orderId)) notFound()
  const accessToken = linkSecretSchema.safeParse(key).data
  const [order, me] = await Promise.all([foundOrNull(trpc.orders.get({ orderId, accessToken })), trpc.identity.me()])
  if (!order) notFound()
  return (
    <>
      <EventTheme primary={order.event.colors[0]} secondary={order.event.colors[1]} />
      <OrderPage
        order={order}
        accessToken={accessToken}
        isSignedIn={me !== null}
        resend={<ResendTickets orderId={orderId} accessToken={accessToken} email={order.email} />}
      />
      <KeepOrderOffline order={order} accessToken={accessToken} />
    </>
  )
}
