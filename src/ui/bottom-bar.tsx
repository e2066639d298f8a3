import type { ReactNode } from 'react'

interface BottomBarProps {
  /** What it is about, for those who move by landmarks: "Your order". */
  label: string
  /** What is in hand: a price, a count, the clock. */
  children: ReactNode
  action: ReactNode
}

/** Stays under the thumb: the price and the one button. It sticks to the end of its container and takes room there. */
export function BottomBar({ label, children, action }: BottomBarProps) {
  return (
    <section aria-label={label} className="sticky bottom-0 z-30 border-t-2 border-ink bg-surface pt-3 safe-bottom">
      <div className="page-wrap flex items-center justify-between gap-4">
        <div className="min-w-0">{children}</div>
        <div className="shrink-0">{action}</div>
      </div>
    </section>
  )
}
