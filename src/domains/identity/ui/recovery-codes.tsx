'use client'
import { Copy, Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '@/ui/button'
import { LinkButton } from '@/ui/link-button'
import { useToast } from '@/ui/toast'

/** Recovery codes, this once: to copy, to keep as a file, to write down. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useTranslations('identity.recoveryCodes')
  const toast = useToast()
  const title = useRef<HTMLHeadingElement>(null)
  // The form that had the focus is gone.
  useEffect(() => title.current?.focus(), [])
  const text = `${t('fileTitle')}\n\n${codes.join('\n')}\n`

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      toast({ text: t('copied') })
    } catch {
      toast({ tone: 'danger', text: t('notCopied') })
    }
  }
  return (
    <div className="grid gap-4">
      <h3 ref={title} tabIndex={-1} className="text-lead font-bold outline-none">
        {t('title')}
      </h3>
      <p>{t('lead')}</p>
      <ul dir="ltr" className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-control bg-sunken p-4 font-bold tracking-wider tabular-nums">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button variant="secondary" icon={<Copy aria-hidden className="size-5" />} onClick={() => void copy()}>
          {t('copy')}
        </Button>
        <LinkButton variant="secondary">
          <a href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`} download="fairground-recovery-codes.txt">
            <Download aria-hidden className="size-5" />
            {t('download')}
          </a>
        </LinkButton>
      </div>
      <Button size="lg" wide onClick={onDone}>
        {t('done')}
      </Button>
    </div>
  )
}
