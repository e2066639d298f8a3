import { clsx } from 'clsx'

/**
 * `primary`: the one thing to do here. `secondary`: the other ways on. `quiet`: what is rarely needed.
 * `danger`: what cannot be undone.
 */
type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
/** `md` is 44 px high, `lg` 56 px: the bar under the thumb. */
type ButtonSize = 'md' | 'lg'

export interface ButtonLook {
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  /** As wide as its place. */
  wide?: boolean | undefined
}

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:brightness-110 active:brightness-95',
  secondary: 'border-2 border-line-strong bg-surface text-ink hover:border-ink active:bg-sunken',
  // Its words, not its box, stand in line with what is above and below.
  quiet: '-mx-3 px-3 text-ink underline decoration-2 underline-offset-4 hover:bg-sunken active:bg-sunken',
  danger: 'bg-danger text-on-danger hover:brightness-110 active:brightness-95',
}

const SIZES: Record<ButtonSize, string> = {
  md: 'min-h-11 py-2 text-body',
  lg: 'min-h-14 py-3 text-lead',
}

const PADDINGS: Record<ButtonSize, string> = { md: 'px-5', lg: 'px-6' }

/** The classes of everything that looks like a button. */
export function buttonStyle({ variant = 'primary', size = 'md', wide = false }: ButtonLook): string {
  return clsx(
    'inline-flex items-center justify-center gap-2 rounded-control text-center font-bold transition select-none',
    'disabled:cursor-not-allowed disabled:border-transparent disabled:bg-sunken disabled:text-ink-soft',
    'disabled:no-underline disabled:brightness-100',
    // Where the system sets all colours a ground is gone: a line says what can be pressed.
    'forced-colors:border-2 forced-colors:border-current',
    VARIANTS[variant],
    SIZES[size],
    variant !== 'quiet' && PADDINGS[size],
    wide && 'w-full',
  )
}
