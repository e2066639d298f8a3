'use client'
import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { Alert } from '@/ui/alert'
import { DateTime } from '@/ui/date-time'
import { LinkButton } from '@/ui/link-button'
import type { WhyNone } from './cart'

/** Why nothing can be chosen, in two or three words. */
export function WhyNoneWords({ none, zone }: { none: WhyNone; zone: string }) {
  const t = useTranslations('inventory.offer')
  switch (none.why) {
    case 'sold_out':
      return t('soldOut')
    case 'closed':
      return t('closed')
    case 'not_open_yet': {
      const { opensAt } = none
      return opensAt ? t.rich('opensOn', { when: () => <DateTime at={opensAt} zone={zone} /> }) : t('notYet')
    }
  }
}

/** Over offers of which none can be chosen: what may still happen, and where else to go. What opens later says so itself. */
export function NothingNotice({ none: { why }, hasDates }: { none: WhyNone; hasDates: boolean }) {
  const t = useTranslations('inventory')
  if (why === 'not_open_yet') return null
  const words = why === 'closed' ? 'closed' : hasDates ? 'dateSoldOut' : 'soldOut'
  return (
    <Alert
      title={t(`none.${words}.title`)}
      action={
        <LinkButton variant="secondary">
          <Link href="/events">{t('none.toEvents')}</Link>
        </LinkButton>
      }
    >
      {t(`none.${words}.body`)}
    </Alert>
  )
}
