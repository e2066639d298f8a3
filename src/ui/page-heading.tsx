import type { ReactNode } from 'react'

interface PageHeadingProps {
  title: ReactNode
  /** One line above it: where we are. */
  eyebrow?: ReactNode
  /** One sentence under it. */
  lead?: ReactNode
  /** Buttons at its end. */
  actions?: ReactNode
}

/** The page's h1. */
export function PageHeading({ title, eyebrow, lead, actions }: PageHeadingProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4 pt-8 pb-6 sm:pt-12 sm:pb-8">
      <div className="grid max-w-3xl min-w-0 gap-2">
        {eyebrow ? <p className="font-bold text-accent">{eyebrow}</p> : null}
        <h1 className="font-display text-display font-extrabold tracking-display">{title}</h1>
        {lead ? <p className="text-lead text-ink-soft">{lead}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-3">{actions}</div> : null}
    </header>
  )
}
