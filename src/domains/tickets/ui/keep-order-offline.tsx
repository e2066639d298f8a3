import { useLocale } from 'next-intl'
import type { OrderView } from '@/domains/orders/contract'
import { addressOf } from '@/lib/addresses'
import { inLocale } from '@/lib/translated'
import { KeepOffline } from './keep-offline'

/** Of a larger group everybody has their own device. */
const TICKETS_MAX = 20

interface KeepOrderOfflineProps {
  order: Pick<OrderView, 'number' | 'event' | 'tickets'>
  accessToken: string | undefined
}

/** On an order's page: keeps it and the pages of its tickets, so that one look at home is enough. */
export function KeepOrderOffline({ order: { number, event, tickets }, accessToken }: KeepOrderOfflineProps) {
  const locale = useLocale()
  if (tickets.length === 0) return null
  const name = inLocale(event.name, locale)
  const also = tickets.slice(0, TICKETS_MAX).map(({ id, code, name: type }) => ({
    path: addressOf({ pathname: '/tickets/[ticketId]', params: { ticketId: id }, query: { key: accessToken } }, locale),
    name,
    detail: `${inLocale(type, locale)} · ${code}`,
  }))
  return (
    <div className="page-wrap pb-10">
      <KeepOffline name={name} detail={number} also={also} />
    </div>
  )
}
