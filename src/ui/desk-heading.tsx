import type { ReactNode } from 'react'

interface DeskHeadingProps {
  title: ReactNode
  /** One sentence under it: what this page is for. */
  lead?: ReactNode
  /** Buttons at its end; the first is the thing to do here. */
  actions?: ReactNode
}

/** The h1 of a page of the desk: small beside what it is about. */
export function DeskHeading({ title, lead, actions }: DeskHeadingProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3 pt-6 pb-5 lg:pt-8">
      <div className="grid max-w-2xl min-w-0 gap-1">
        <h1 className="font-display text-title font-extrabold tracking-display">{title}</h1>
        {lead ? <p className="text-ink-soft">{lead}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </header>
  )
}
