'use client'
import { useTranslations } from 'next-intl'
import { trpc } from '@/trpc/client'
import { DeskHeading } from '@/ui/desk-heading'
import type { Members, MyOrganisation } from '../../contract'
import { InvitationTable } from './invitation-table'
import { InviteSheet } from './invite-sheet'
import { MemberTable } from './member-table'
import type { EventChoice } from './placement'

interface MembersDeskProps {
  here: MyOrganisation
  /** Whose row is one's own. */
  myEmail: string
  events: readonly EventChoice[]
  initial: Members
}

/** Who works here, as what, and who was asked to. */
export function MembersDesk({ here, myEmail, events, initial }: MembersDeskProps) {
  const t = useTranslations('organisations.members')
  const { data, refetch } = trpc.organisations.members.useQuery({ orgId: here.id }, { initialData: initial, staleTime: 0 })
  const mayManage = here.permissions.includes('members.manage')
  const reload = () => void refetch()
  return (
    <>
      <DeskHeading title={t('title')} lead={t('lead')} actions={mayManage ? <InviteSheet here={here} events={events} onInvited={reload} /> : null} />
      <div className="grid gap-8">
        <MemberTable here={here} myEmail={myEmail} events={events} members={data.members} mayManage={mayManage} onChanged={reload} />
        {data.invitations.length > 0 ? (
          <InvitationTable here={here} invitations={data.invitations} mayManage={mayManage} onChanged={reload} />
        ) : null}
      </div>
    </>
  )
}
