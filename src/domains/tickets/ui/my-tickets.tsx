import { Ticket } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { EmptyState } from '@/ui/empty-state'
import { LinkButton } from '@/ui/link-button'
import { LoadMore } from '@/ui/load-more'
import { menuItemStyle } from '@/ui/menu-style'
import { PageHeading } from '@/ui/page-heading'
import type { MyTickets as MyTicketsPage, MyTicketsInput } from '../contract'
import { TicketCard } from './ticket-card'

interface MyTicketsProps extends MyTicketsPage {
  when: MyTicketsInput['when']
  isFirst: boolean
}

/** The tickets of an account: the next one first, past ones behind a link. */
export function MyTickets({ tickets, nextCursor, when, isFirst }: MyTicketsProps) {
  const t = useTranslations('tickets.mine')
  const actions = useTranslations('common.actions')
  return (
    <div className="page-wrap grow pb-16">
      <PageHeading title={t('title')} lead={t('lead')} />
      <nav aria-label={t('title')} className="-mx-3 flex gap-1 pb-6">
        {(['upcoming', 'past'] as const).map((one) => (
          <Link
            key={one}
            href={one === 'past' ? { pathname: '/tickets', query: { when: 'past' } } : '/tickets'}
            aria-current={one === when ? 'page' : undefined}
            className={menuItemStyle}
          >
            {t(one)}
          </Link>
        ))}
      </nav>
      {tickets.length === 0 && isFirst ? (
        <NoTickets when={when} />
      ) : (
        <ul className="grid gap-4 md:grid-cols-2">
          {tickets.map((ticket) => (
            <li key={ticket.id}>
              <TicketCard ticket={ticket} />
            </li>
          ))}
        </ul>
      )}
      {nextCursor ? (
        <LoadMore shown={tickets.length}>
          <Link href={{ pathname: '/tickets', query: { when, cursor: nextCursor } }}>{actions('loadMore')}</Link>
        </LoadMore>
      ) : null}
    </div>
  )
}

function NoTickets({ when }: Pick<MyTicketsProps, 'when'>) {
  const t = useTranslations('tickets.mine')
  const past = when === 'past'
  return (
    <EmptyState
      icon={<Ticket />}
      title={past ? t('emptyPast') : t('emptyTitle')}
      action={
        past ? null : (
          <LinkButton>
            <Link href="/events">{t('seeEvents')}</Link>
          </LinkButton>
        )
      }
    >
      {past ? t('emptyPastBody') : t('emptyBody')}
    </EmptyState>
  )
}
