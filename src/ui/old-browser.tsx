import { useTranslations } from 'next-intl'

/** For browsers that cannot lay out these pages: the rule that hides it (`utilities.css`) is one they do not know. */
export function OldBrowser() {
  const t = useTranslations('common.ui')
  return <p className="old-browser bg-warning-soft p-4 text-warning-ink">{t('oldBrowser')}</p>
}
