import { SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { EmptyState } from './empty-state'

/** In place of a list whose filters leave nothing. */
export function NothingFound() {
  const t = useTranslations('desk.list')
  return (
    <EmptyState icon={<SearchX aria-hidden />} title={t('emptyTitle')}>
      <p>{t('emptyBody')}</p>
    </EmptyState>
  )
}
