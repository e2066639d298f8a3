import { useTranslations } from 'next-intl'
import { Alert } from '@/ui/alert'
import type { GoogleRefusal } from '../contract'

/** Why Google led nowhere, and what to do. */
export function GoogleRefused({ reason }: { reason: GoogleRefusal | null }) {
  const t = useTranslations('identity.google')
  if (!reason) return null
  return <Alert tone="warning">{t(`refused.${reason}`)}</Alert>
}
