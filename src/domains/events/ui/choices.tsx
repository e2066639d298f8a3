import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'

/** Ways to do one thing, folded behind its name: links, without a script. */
export function Choices({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="group">
      <summary className="inline-flex min-h-11 items-center gap-1 rounded-control font-bold underline decoration-2 underline-offset-4">
        {title}
        <ChevronDown aria-hidden className="size-5 transition group-open:rotate-180" />
      </summary>
      <ul className="-ms-3 pb-2">{children}</ul>
    </details>
  )
}

/** One of them. Another site opens beside this one. */
export function Choice({ href, away = true, children }: { href: string; away?: boolean; children: ReactNode }) {
  return (
    <li>
      <a
        href={href}
        {...(away && { target: '_blank', rel: 'noreferrer' })}
        className="inline-flex min-h-11 items-center rounded-control px-3 transition hover:bg-sunken"
      >
        {children}
      </a>
    </li>
  )
}
