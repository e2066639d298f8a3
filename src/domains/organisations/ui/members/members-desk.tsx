'use client'
import { useLocale, useTranslations } from 'next-intl'
import { writeFilters } from '@/lib/list-filters'
import { trpc } from '@/trpc/client'
import { DeskHeading } from '@/ui/desk-heading'
import { FileLink } from '@/ui/file-link'
import { NothingFound } from '@/ui/nothing-found'
import type { MemberFilters, Members, MyOrganisation } from '../../contract'
import { arrangeMembers } from '../../model'
import { InvitationTable } from './invitation-table'
import { InviteSheet } from './invite-sheet'
import { MemberFiltersForm } from './member-filters-form'
import { MemberTable, useMemberColumns } from './member-table'
import type { EventChoice } from './placement'

interface MembersDeskProps {
  here: MyOrganisation
  /** Whose row is one's own. */
  myEmail: string
  events: readonly EventChoice[]
  filters: MemberFilters
  initial: Members
}

/** Who works here, as what, and who was asked to. */
export function MembersDesk({ here, myEmail, events, filters, initial }: MembersDeskProps) {
  const t = useTranslations('organisations.members')
  const { data, refetch } = trpc.organisations.members.useQuery({ orgId: here.id }, { initialData: initial, staleTime: 0 })
  const { members, invitations } = arrangeMembers(data, filters, useLocale())
  const columns = useMemberColumns()
  const mayManage = here.permissions.includes('members.manage')
  const reload = () => void refetch()
  return (
    <>
      <DeskHeading
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            {mayManage ? <InviteSheet here={here} events={events} onInvited={reload} /> : null}
            <FileLink href={`/api/lists/${here.id}/members.csv?${writeFilters(filters)}`} />
          </>
        }
      />
      <MemberFiltersForm filters={filters} isNarrowed={filters.q !== undefined || filters.role !== undefined} columns={columns} />
      <div className="grid gap-8">
        {members.length > 0 ? (
          <MemberTable here={here} myEmail={myEmail} events={events} members={members} columns={columns} filters={filters} mayManage={mayManage} onChanged={reload} />
        ) : null}
        {invitations.length > 0 ? <InvitationTable here={here} invitations={invitations} mayManage={mayManage} onChanged={reload} /> : null}
        {members.length + invitations.length === 0 ? <NothingFound /> : null}
      </div>
    </>
  )
}
