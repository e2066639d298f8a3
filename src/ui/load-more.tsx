import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LinkButton } from './link-button'

interface LoadMoreProps {
  /** A link to the next page, by cursor: it works without JavaScript, and Back leads back. Null on the last page. */
  children: ReactNode | null
  shown: number
  total?: number
}

/** The end of a page of a list. */
export function LoadMore({ children, shown, total }: LoadMoreProps) {
  const t = useTranslations('common.ui')
  return (
    <div className="grid justify-items-center gap-3 py-6">
      {total === undefined ? null : <p className="text-small text-ink-soft tabular-nums">{t('shownOf', { shown, total })}</p>}
      {children ? <LinkButton variant="secondary">{children}</LinkButton> : null}
    </div>
  )
}
