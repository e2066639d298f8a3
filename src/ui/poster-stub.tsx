import type { ReactNode } from 'react'

interface PosterStubProps {
  /** Before the price: "from". */
  note?: ReactNode
  /** What it costs, or why it cannot be had. */
  price: ReactNode
  /** The button that buys, where there is something to buy. */
  children?: ReactNode
}

/** What stands on a poster's stub: the price, and beside it the one button. */
export function PosterStub({ note, price, children }: PosterStubProps) {
  return (
    <div className="flex min-h-14 flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {note ? <div className="text-small font-bold">{note}</div> : null}
        <div className="font-display text-title font-extrabold tracking-display">{price}</div>
      </div>
      {children}
    </div>
  )
}
