'use client'
import { ChevronRight, WifiOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/ui/button'
import { PageHeading } from '@/ui/page-heading'
import { Skeleton, SkeletonRegion } from '@/ui/skeleton'
import { keptPages, type OfflineCopy } from './offline-copies'
import { useOnline } from './use-online'

/** What opens without a network: the pages that were kept on this device. */
export function SavedTickets() {
  const t = useTranslations('tickets.offline')
  const actions = useTranslations('common.actions')
  const online = useOnline()
  const [copies, setCopies] = useState<OfflineCopy[] | null>(null)
  useEffect(() => {
    void keptPages().then(setCopies)
  }, [])
  return (
    <div className="page-wrap grow pb-16">
      <PageHeading
        title={online ? t('kept') : t('title')}
        lead={t('body')}
        actions={
          // At the address that was asked for: loading again is trying again.
          online ? null : (
            <Button variant="secondary" onClick={() => window.location.reload()}>
              {actions('retry')}
            </Button>
          )
        }
      />
      {copies === null ? (
        <SkeletonRegion className="grid gap-3">
          <Skeleton className="h-20" />
          <Skeleton className="h-20" />
        </SkeletonRegion>
      ) : copies.length === 0 ? (
        <p className="flex items-center gap-3">
          <WifiOff aria-hidden className="size-6 shrink-0" />
          {t('none')}
        </p>
      ) : (
        <ul className="grid gap-3">
          {copies.map(({ url, name, detail }) => (
            <li key={url}>
              {/* A whole page load: what a client-side one would fetch is not kept. */}
              <a href={url} className="flex items-center justify-between gap-4 rounded-card border border-line bg-surface p-5 transition hover:border-ink">
                <span className="grid">
                  <bdi className="text-lead font-bold">{name}</bdi>
                  <bdi className="text-ink-soft">{detail}</bdi>
                </span>
                <ChevronRight aria-hidden className="size-6 shrink-0 rtl:-scale-x-100" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
