'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { errorDigest } from '@/ui/error-digest'
import { PageHeading } from '@/ui/page-heading'

export default function SiteError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('common.error')
  const actions = useTranslations('common.actions')
  const digest = errorDigest(error)
  return (
    <div className="page-wrap pb-16">
      <PageHeading title={t('title')} lead={t('body')} />
      <Button size="lg" onClick={retry}>
        {actions('retry')}
      </Button>
      {digest ? <p className="pt-8 text-ink-soft tabular-nums">{t('reference', { digest })}</p> : null}
    </div>
  )
}
