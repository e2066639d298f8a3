'use client'
import { useTranslations } from 'next-intl'
import { Button } from './button'
import { DeskHeading } from './desk-heading'
import { errorDigest } from './error-digest'

/** In place of a page of the desk that broke: what stayed safe, and what to do. */
export function DeskFailure({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('common')
  const body = useTranslations('desk')
  const digest = errorDigest(error)
  return (
    <>
      <DeskHeading title={t('error.title')} lead={body('failure')} />
      <Button onClick={retry}>{t('actions.retry')}</Button>
      {digest ? <p className="pt-6 text-small text-ink-soft tabular-nums">{t('error.reference', { digest })}</p> : null}
    </>
  )
}
