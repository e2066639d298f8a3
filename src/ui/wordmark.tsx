import { clsx } from 'clsx'

/** The name on a ticket of its own: notches at both ends, the wristband's colour on the page's. */
export function Wordmark({ name }: { name: string }) {
  return (
    <span
      translate="no"
      className={clsx(
        'inline-flex h-9 items-center bg-event-2 px-4 font-display text-lead font-extrabold tracking-display',
        'text-on-event-2 notched',
      )}
      dir="ltr"
    >
      {name}
    </span>
  )
}
