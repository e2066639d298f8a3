import { useTranslations } from 'next-intl'
import type { Id } from '@/lib/ids'
import { DeskHeading } from '@/ui/desk-heading'
import type { KeysResult } from '../contract'
import { CreateKey } from './create-key'
import { KeyList } from './key-list'

/** The keys of an organisation's programs. */
export function KeysPage({ orgId, keys, origin, canManage }: { orgId: Id<'org'>; keys: KeysResult; origin: string; canManage: boolean }) {
  const t = useTranslations('keys')
  return (
    <>
      <DeskHeading title={t('title')} lead={t('lead')} {...(canManage && { actions: <CreateKey orgId={orgId} /> })} />
      <KeyList orgId={orgId} initial={keys} origin={origin} canManage={canManage} />
    </>
  )
}
