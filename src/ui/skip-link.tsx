import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'

/** Where the page's own content begins: the id of `<main>`. */
export const CONTENT_ID = 'content'

/** The first thing the Tab key meets. */
export function SkipLink() {
  const t = useTranslations('common.ui')
  return (
    <a
      href={`#${CONTENT_ID}`}
      className={clsx(
        'fixed inset-s-4 top-4 z-50 -translate-y-24 rounded-control bg-ink px-5 py-3 font-bold text-paper',
        'focus:translate-y-0',
      )}
    >
      {t('skipToContent')}
    </a>
  )
}
