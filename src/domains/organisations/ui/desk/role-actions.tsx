import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { rolesWith } from '@/lib/permissions'
import { LinkButton } from '@/ui/link-button'
import type { MyOrganisation } from '../../contract'
import { LeaveButton } from '../members/leave-button'

/** For those who run nothing here: the way to the gate, and the way out. */
export function RoleActions({ here: { id, name, role } }: { here: MyOrganisation }) {
  const t = useTranslations('desk.roleHome')
  return (
    <>
      {rolesWith('gate.scan').includes(role) ? (
        <LinkButton>
          <Link href="/gate">{t('toGate')}</Link>
        </LinkButton>
      ) : null}
      <LeaveButton here={{ id, name }} />
    </>
  )
}
