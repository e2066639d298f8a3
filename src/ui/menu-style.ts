import { clsx } from 'clsx'

/** A link in the page's header, on the event's first colour. */
export const headerLinkStyle = clsx(
  'inline-flex min-h-11 items-center rounded-control px-3 font-bold transition hover:bg-ink/15',
  'aria-[current]:underline aria-[current]:decoration-4 aria-[current]:underline-offset-8',
)

/** A line of a menu, a popover or a sheet. */
export const menuItemStyle = clsx(
  'flex min-h-11 items-center gap-3 rounded-control px-3 font-medium transition hover:bg-sunken',
  'aria-[current]:font-bold aria-[current]:underline aria-[current]:decoration-4 aria-[current]:underline-offset-4',
)
