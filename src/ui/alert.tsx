import { clsx } from 'clsx'
import { CircleCheck, Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

export type AlertTone = 'info' | 'success' | 'warning' | 'danger'

interface AlertProps {
  tone?: AlertTone
  title?: ReactNode
  children?: ReactNode
  /** What to do about it: a Button or a LinkButton. */
  action?: ReactNode
  /** Set on what appears after the page did, so that it is read out. */
  live?: boolean
}

export const ALERT_ICONS = { info: Info, success: CircleCheck, warning: TriangleAlert, danger: OctagonAlert } as const

const TONES: Record<AlertTone, string> = {
  info: 'bg-info-soft text-info-ink',
  success: 'bg-success-soft text-success-ink',
  warning: 'bg-warning-soft text-warning-ink',
  danger: 'bg-danger-soft text-danger-ink',
}

const STUBS: Record<AlertTone, string> = {
  info: 'bg-info text-on-info',
  success: 'bg-success text-on-success',
  warning: 'bg-warning text-on-warning',
  danger: 'bg-danger text-on-danger',
}

/** Something to know at this place of the page: what happened, what stayed safe, what to do. */
export function Alert({ tone = 'info', title, children, action, live = false }: AlertProps) {
  const t = useTranslations('common.ui')
  const Icon = ALERT_ICONS[tone]
  return (
    <div
      role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}
      className={clsx('flex overflow-hidden rounded-control contrast-more:border forced-colors:border', TONES[tone])}
    >
      <div className={clsx('holes-end shrink-0 px-3 py-4', STUBS[tone])}>
        <Icon aria-hidden className="size-6" />
        <span className="sr-only">{t(tone)}</span>
      </div>
      <div className="grid min-w-0 grow grid-cols-[minmax(0,1fr)] content-center gap-1 px-4 py-3">
        {title ? <p className="font-bold">{title}</p> : null}
        {children ? <div className="text-ink">{children}</div> : null}
        {action ? <div className="pt-2">{action}</div> : null}
      </div>
    </div>
  )
}
