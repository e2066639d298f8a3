'use client'
import { CloudDownload } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Alert } from '@/ui/alert'
import { keepPages, type PageToKeep } from './offline-copies'
import { useOnline } from './use-online'

interface KeepOfflineProps extends Omit<PageToKeep, 'path'> {
  /** What it leads to, kept with it. */
  also?: readonly PageToKeep[]
}

const NOTHING: readonly PageToKeep[] = []

/** Keeps the page it stands on, says so, and says how old it is when it is the copy, or there is no network. */
export function KeepOffline({ name, detail, also = NOTHING }: KeepOfflineProps) {
  const t = useTranslations('tickets.offline')
  const format = useFormatter()
  const online = useOnline()
  const [savedAt, setSavedAt] = useState<number | null>(null)

  useEffect(() => {
    let gone = false
    const here = window.location.pathname + window.location.search
    void keepPages([{ path: here, name, detail }, ...also]).then((at) => {
      if (!gone) setSavedAt(at)
    })
    return () => {
      gone = true
    }
  }, [name, detail, also])

  if (savedAt === null) return <div className="min-h-6" />
  if (!online) {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    return (
      <Alert tone="warning" live>
        {t('copy', { when: format.dateTime(savedAt, { dateStyle: 'medium', timeStyle: 'short', timeZone }) })}
      </Alert>
    )
  }
  return (
    <p role="status" className="flex min-h-6 items-center gap-2 text-small text-ink-soft print:hidden">
      <CloudDownload aria-hidden className="size-5 shrink-0" />
      {t('saved')}
    </p>
  )
}
