'use client'
import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { Button } from '@/ui/button'
import { errorDigest } from '@/ui/error-digest'
import { LinkButton } from '@/ui/link-button'
import { PageHeading } from '@/ui/page-heading'

export default function SiteError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('common.error')
  const actions = useTranslations('common.actions')
  const digest = errorDigest(error)
  return (
    <div className="page-wrap pb-16">
      <PageHeading title={t('title')} lead={t('body')} />
      <div className="flex flex-wrap gap-3">
        <Button size="lg" onClick={retry}>
          {actions('retry')}
        </Button>
        <LinkButton size="lg" variant="secondary">
          <Link href="/tickets">{t('toTickets')}</Link>
        </LinkButton>
        <LinkButton size="lg" variant="quiet">
          <Link href="/support">{t('toHelp')}</Link>
        </LinkButton>
      </div>
      {digest ? <p className="pt-8 text-ink-soft tabular-nums">{t('reference', { digest })}</p> : null}
    </div>
  )
}
