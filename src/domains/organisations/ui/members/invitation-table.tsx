'use client'
import { useTranslations } from 'next-intl'
import { Badge } from '@/ui/badge'
import { DateTime } from '@/ui/date-time'
import { Table, TableCell, TableRow } from '@/ui/table'
import type { InvitationRow, MyOrganisation } from '../../contract'
import { InvitationActions } from './invitation-actions'

interface InvitationTableProps {
  here: MyOrganisation
  invitations: readonly InvitationRow[]
  mayManage: boolean
  onChanged: () => void
}

/** Who was asked and has not answered. */
export function InvitationTable({ here, invitations, mayManage, onChanged }: InvitationTableProps) {
  const t = useTranslations('organisations')
  return (
    <section className="grid gap-3">
      <h2 className="text-lead font-bold">{t('invitations.title')}</h2>
      <Table
        label={t('invitations.title')}
        columns={[{ name: t('invitations.email') }, { name: t('members.role') }, { name: t('invitations.until') }, { name: t('members.actions'), isUnnamed: true }]}
      >
        {invitations.map((invitation) => (
          <TableRow
            key={invitation.id}
            title={
              <span className="grid wrap-anywhere @2xl:min-w-36 @4xl:min-w-52">
                <span dir="ltr" className="font-bold rtl:text-end">
                  {invitation.email}
                </span>
                {invitation.invitedBy ? <span className="text-small text-ink-soft">{t('invitations.by', { name: invitation.invitedBy })}</span> : null}
              </span>
            }
          >
            <TableCell name={t('members.role')}>
              <Badge>{t(`roles.${invitation.role}`)}</Badge>
            </TableCell>
            <TableCell name={t('invitations.until')}>
              {invitation.isExpired ? <Badge tone="warning">{t('invitations.expired')}</Badge> : <DateTime at={invitation.expiresAt} zone="UTC" format="date" className="whitespace-nowrap" />}
            </TableCell>
            <TableCell>{mayManage ? <InvitationActions here={here} invitation={invitation} onChanged={onChanged} /> : null}</TableCell>
          </TableRow>
        ))}
      </Table>
    </section>
  )
}
