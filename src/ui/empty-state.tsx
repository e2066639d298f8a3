import { clsx } from 'clsx'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  icon?: ReactNode
  title: ReactNode
  /** What would be here, and how it comes to be. */
  children?: ReactNode
  /** The next step: a LinkButton or Button. */
  action?: ReactNode
}

/** An empty ticket, in place of a list that has nothing yet. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div
      className={clsx(
        'grid justify-items-center gap-3 rounded-card border-2 border-dashed border-line-strong px-6 py-12',
        'text-center',
      )}
    >
      {icon ? (
        <div className="flex size-14 items-center justify-center rounded-full bg-event-2 text-on-event-2 [&>svg]:size-7">
          {icon}
        </div>
      ) : null}
      <h2 className="font-display text-title font-extrabold tracking-display">{title}</h2>
      {children ? <div className="max-w-md text-ink-soft">{children}</div> : null}
      {action ? <div className="pt-2">{action}</div> : null}
    </div>
  )
}
