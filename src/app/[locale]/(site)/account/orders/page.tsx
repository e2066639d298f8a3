import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MyOrders } from '@/domains/orders/ui/my-orders'
import { isId } from '@/lib/ids'
import { ownPage } from '@/trpc/own-page'
import { trpc } from '@/trpc/server'
import { PageHeading } from '@/ui/page-heading'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('orders.mine')
  return { title: t('title'), robots: { index: false } }
}

export default async function MyOrdersPage({ searchParams }: PageProps<'/[locale]/account/orders'>) {
  const [{ when: time, cursor: asked }, t] = await Promise.all([searchParams, getTranslations('orders.mine')])
  const cursor = typeof asked === 'string' && isId('ord', asked) ? asked : undefined
  const when = time === 'past' ? 'past' : 'upcoming'
  const { orders, nextCursor } = await ownPage('/account/orders', () => trpc.orders.mine({ when, cursor }))
  return (
    <div className="page-wrap pb-16">
      <PageHeading title={t('title')} lead={t('lead')} />
      <MyOrders orders={orders} nextCursor={nextCursor} when={when} isFirst={cursor === undefined} />
    </div>
  )
}
