'use client'
import { useTranslations } from 'next-intl'
import { Alert } from '@/ui/alert'

/** What was held before is filled in again; when less of it is to be had now, it says so. */
export function AgainNotice({ wanted, found }: { wanted: number; found: number }) {
  const t = useTranslations('inventory.again')
  if (found === 0) return <Alert tone="warning" title={t('noneTitle')}>{t('noneBody')}</Alert>
  if (found < wanted) return <Alert tone="warning" title={t('partTitle')}>{t('partBody', { found, wanted })}</Alert>
  return <Alert title={t('allTitle')}>{t('allBody')}</Alert>
}
