import type { CSSProperties } from 'react'

/** How much of a whole is taken, as a bar beside the figures that say it. */
export function Meter({ share }: { share: number }) {
  const style: CSSProperties = { inlineSize: `${Math.min(100, Math.max(0, share * 100))}%` }
  return (
    <div aria-hidden className="h-1.5 w-full overflow-hidden rounded-full bg-sunken">
      <div className="h-full rounded-full bg-accent" style={style} />
    </div>
  )
}
