import { ScanLine } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { EmptyState } from '@/ui/empty-state'
import { LinkButton } from '@/ui/link-button'
import type { MyOrganisation } from '../../contract'
import { LeaveButton } from '../members/leave-button'

/** The first page for those whose work is not at the desk: what they are here, and where they are needed. */
export function RoleHome({ here }: { here: MyOrganisation }) {
  const { role, name } = here
  const t = useTranslations('desk.roleHome')
  const roles = useTranslations('organisations')
  return (
    <EmptyState
      icon={<ScanLine aria-hidden />}
      title={t('title', { role: roles(`roles.${role}`), name })}
      action={
        <span className="flex flex-wrap justify-center gap-2">
          {role === 'cashier' ? null : (
            <LinkButton>
              <Link href="/gate">{t('toGate')}</Link>
            </LinkButton>
          )}
          <LeaveButton here={{ id: here.id, name }} />
        </span>
      }
    >
      <p>{role === 'cashier' ? t('cashier') : t('gate')}</p>
    </EmptyState>
  )
}
