import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

/** A piece of what comes, in its size: give it a height and a width by class name. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={clsx('rounded-control bg-ink/10', className)} />
}

/** Lines of text to come; the last is shorter. */
export function SkeletonText({ lines = 3 }: { lines?: number }) {
  return (
    <div className="grid gap-2">
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} className={clsx('h-4', index === lines - 1 && lines > 1 ? 'w-2/3' : 'w-full')} />
      ))}
    </div>
  )
}

/** Around the skeletons of a page or a list: says once that something is loading. */
export function SkeletonRegion({ children, className }: { children: ReactNode; className?: string }) {
  const t = useTranslations('common.ui')
  return (
    <div role="status" className={className}>
      <span className="sr-only">{t('loading')}</span>
      {children}
    </div>
  )
}
