import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'

interface DisclosureProps {
  /** What is asked; always in sight. */
  summary: ReactNode
  /** Its place in the address. A link to it opens it. */
  id: string
  children: ReactNode
}

/** Something that opens at a press, by the browser itself: it needs no script, and searching the page opens it. */
export function Disclosure({ summary, id, children }: DisclosureProps) {
  return (
    <details className="group border-b border-line last:border-b-0">
      <summary className="flex min-h-14 list-none items-center justify-between gap-4 rounded-control py-3 text-lead font-bold [&::-webkit-details-marker]:hidden">
        {summary}
        <Plus aria-hidden className="size-6 shrink-0 text-accent transition-transform group-open:rotate-45" />
      </summary>
      <div id={id} className="grid gap-3 pb-5">
        {children}
      </div>
    </details>
  )
}
