'use client'
import { useTranslations } from 'next-intl'
import { Badge } from '@/ui/badge'
import { Table, TableCell, TableRow } from '@/ui/table'
import type { MemberView, MyOrganisation } from '../../contract'
import { rolesUpTo } from '../../model'
import { LeaveButton } from './leave-button'
import { MemberSheet } from './member-sheet'
import type { EventChoice } from './placement'

interface MemberTableProps {
  here: MyOrganisation
  myEmail: string
  events: readonly EventChoice[]
  members: readonly MemberView[]
  mayManage: boolean
  onChanged: () => void
}

export function MemberTable({ here, myEmail, events, members, mayManage, onChanged }: MemberTableProps) {
  const t = useTranslations('organisations')
  return (
    <Table
      label={t('members.title')}
      columns={[{ name: t('members.name') }, { name: t('members.role') }, { name: t('members.events') }, { name: t('members.actions'), isUnnamed: true }]}
    >
      {members.map((member) => (
        <TableRow key={member.id} title={<NameOf member={member} isMe={member.email === myEmail} />}>
          <TableCell name={t('members.role')}>
            <Badge tone={member.role === 'owner' ? 'event' : 'neutral'}>{t(`roles.${member.role}`)}</Badge>
          </TableCell>
          <TableCell name={t('members.events')}>
            <EventsOf member={member} events={events} />
          </TableCell>
          <TableCell>
            <div className="flex w-full justify-end gap-1">
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
    <span className="grid">
      <span className="font-bold">{isMe ? t('you', { name }) : name}</span>
      <span dir="ltr" className="text-small break-all text-ink-soft rtl:text-end">
        {email}
      </span>
    </span>
  )
}

function EventsOf({ member: { eventIds }, events }: { member: MemberView; events: readonly EventChoice[] }) {
  const t = useTranslations('organisations.members')
  if (eventIds === null) return <span>{t('allEvents')}</span>
  const names = events.filter(({ id }) => eventIds.includes(id)).map(({ name }) => name)
  return <span className="text-end @3xl:text-start">{names.length > 0 && names.length <= 2 ? names.join(', ') : t('eventCount', { count: eventIds.length })}</span>
}
