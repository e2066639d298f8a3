'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Alert } from '@/ui/alert'
import { Button } from '@/ui/button'
import { CodeBlock } from '@/ui/code-block'
import { CopyText } from './copy-text'
import { curlExample } from './curl'

/** A key in full, this once. */
export function NewKey({ value, onDone }: { value: string; onDone: () => void }) {
  const t = useTranslations('keys.made')
  const title = useRef<HTMLHeadingElement>(null)
  // The form that had the focus is gone.
  useEffect(() => title.current?.focus(), [])
  return (
    <div className="grid gap-4">
      <h3 ref={title} tabIndex={-1} className="text-lead font-bold outline-none">
        {t('title')}
      </h3>
      <Alert tone="warning">{t('once')}</Alert>
      <output dir="ltr" className="rounded-control border-2 border-line-strong bg-surface p-4 break-all select-all">
        <code>{value}</code>
      </output>
      <div className="flex flex-wrap gap-3">
        <CopyText text={value}>{t('copy')}</CopyText>
      </div>
      <p className="text-ink-soft">{t('try')}</p>
      <CodeBlock label={t('try')}>{curlExample(globalThis.location.origin, '/events')}</CodeBlock>
      <Button size="lg" wide onClick={onDone}>
        {t('done')}
      </Button>
    </div>
  )
}
