import { LoaderCircle } from 'lucide-react'
import { useTranslations } from 'next-intl'

/** Says that something is under way. Decorative (silent) inside a control that says so itself. */
export function Spinner({ silent = false, className = '' }: { silent?: boolean; className?: string }) {
  const t = useTranslations('common.ui')
  return (
    <span role={silent ? undefined : 'status'} className={`inline-flex ${className}`}>
      <LoaderCircle aria-hidden className="size-5 animate-spin" />
      {silent ? null : <span className="sr-only">{t('loading')}</span>}
    </span>
  )
}
