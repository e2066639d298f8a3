'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { errorDigest } from '@/ui/error-digest'
import { CONTENT_ID } from '@/ui/skip-link'

export default function DeskError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('common.error')
  const actions = useTranslations('common.actions')
  const digest = errorDigest(error)
  return (
    <main id={CONTENT_ID} className="mx-auto grid w-full max-w-xl gap-4 px-4 py-16">
      <h1 className="font-display text-title font-extrabold tracking-display">{t('title')}</h1>
      <Button onClick={retry} className="justify-self-start">
        {actions('retry')}
      </Button>
      {digest ? <p className="tabular-nums">{t('reference', { digest })}</p> : null}
    </main>
  )
}
