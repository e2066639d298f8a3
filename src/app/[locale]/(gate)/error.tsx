'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { errorDigest } from '@/ui/error-digest'

export default function GateError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('common.error')
  const actions = useTranslations('common.actions')
  const digest = errorDigest(error)
  return (
    <div className="mx-auto grid w-full max-w-xl gap-4 px-4 py-16">
      <h1 className="font-display text-display font-extrabold tracking-display">{t('title')}</h1>
      <Button size="lg" wide onClick={retry}>
        {actions('retry')}
      </Button>
      {digest ? <p className="tabular-nums">{t('reference', { digest })}</p> : null}
    </div>
  )
}
