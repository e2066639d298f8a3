'use client'
import { useTranslations } from 'next-intl'
import { rolesWith } from '@/lib/permissions'
import { Badge } from '@/ui/badge'
import { DateTime } from '@/ui/date-time'
import { Table, TableCell, type TableColumn, TableRow } from '@/ui/table'
import type { MemberFilters, MemberView, MyOrganisation } from '../../contract'
import { rolesUpTo } from '../../model'
import { LeaveButton } from './leave-button'
import { MemberSheet } from './member-sheet'
import type { EventChoice } from './placement'

interface MemberTableProps {
  here: MyOrganisation
  myEmail: string
  events: readonly EventChoice[]
  members: readonly MemberView[]
  columns: readonly TableColumn[]
  filters: MemberFilters
  mayManage: boolean
  onChanged: () => void
}

/** What there is to see of a member. */
export function useMemberColumns(): TableColumn[] {
  const t = useTranslations('organisations.members')
  return [
    { name: t('name'), sort: 'name' }, { name: t('role'), sort: 'role' }, { name: t('events') }, { name: t('since'), sort: 'since' },
    { name: t('actions'), isUnnamed: true },
  ]
}

export function MemberTable({ here, myEmail, events, members, columns, filters, mayManage, onChanged }: MemberTableProps) {
  const t = useTranslations('organisations')
  return (
    <Table label={t('members.title')} columns={columns} filters={filters}>
      {members.map((member) => (
        <TableRow key={member.id} title={<NameOf member={member} isMe={member.email === myEmail} />}>
          <TableCell name={t('members.role')}>
            <span className="flex flex-wrap justify-end gap-1 @2xl:justify-start">
              <Badge tone={member.role === 'owner' ? 'event' : 'neutral'}>{t(`roles.${member.role}`)}</Badge>
              {/* Only where a role asks for one: the others need none. */}
              {member.hasSecondFactor === false && rolesWith('members.manage').includes(member.role) ? <Badge tone="warning">{t('members.noSecondFactor')}</Badge> : null}
            </span>
          </TableCell>
          <TableCell name={t('members.events')}>
            <EventsOf member={member} events={events} />
          </TableCell>
          <TableCell name={t('members.since')}>
            <DateTime at={member.since} zone="UTC" format="date" className="text-end @2xl:text-start @4xl:whitespace-nowrap" />
          </TableCell>
          <TableCell>
            <div className="flex w-full flex-wrap justify-end gap-1 @4xl:flex-nowrap">
              {member.email === myEmail ? <LeaveButton here={here} /> : null}
              {mayManage && rolesUpTo(here.role).includes(member.role) ? (
                <MemberSheet here={here} events={events} member={member} onChanged={onChanged} />
              ) : null}
            </div>
          </TableCell>
        </TableRow>
      ))}
    </Table>
  )
}

function NameOf({ member: { name, email }, isMe }: { member: MemberView; isMe: boolean }) {
  const t = useTranslations('organisations.members')
  return (
    <span className="grid wrap-anywhere @2xl:min-w-36 @4xl:min-w-52">
      <span className="font-bold">{isMe ? t('you', { name }) : name}</span>
      <span dir="ltr" className="text-small text-ink-soft rtl:text-end">
        {email}
      </span>
    </span>
  )
}

function EventsOf({ member: { eventIds }, events }: { member: MemberView; events: readonly EventChoice[] }) {
  const t = useTranslations('organisations.members')
  if (eventIds === null) return <span>{t('allEvents')}</span>
  const names = events.filter(({ id }) => eventIds.includes(id)).map(({ name }) => name)
  return <span className="line-clamp-2 text-end @2xl:text-start">{names.length > 0 && names.length <= 2 ? names.join(', ') : t('eventCount', { count: eventIds.length })}</span>
}
