import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { Card } from '@/ui/card'
import { LinkButton } from '@/ui/link-button'

/** At the end of a text: where to ask what it did not answer. */
export function MoreHelp() {
  const t = useTranslations('info')
  return (
    <Card tone="quiet" className="grid gap-4">
      <div className="grid gap-1">
        <h2 className="text-lead font-bold">{t('more.title')}</h2>
        <p className="text-ink-soft">{t('more.body')}</p>
      </div>
      <div>
        <LinkButton variant="secondary">
          <Link href="/support">{t('names.support')}</Link>
        </LinkButton>
      </div>
    </Card>
  )
}
