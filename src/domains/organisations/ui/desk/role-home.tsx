import { ScanLine } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { EmptyState } from '@/ui/empty-state'
import type { MyOrganisation } from '../../contract'
import { RoleActions } from './role-actions'

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
          <RoleActions here={here} />
        </span>
      }
    >
      <p>{role === 'cashier' ? t('cashier') : t('gate')}</p>
    </EmptyState>
  )
}
