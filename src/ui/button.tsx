import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { type ButtonLook, buttonStyle } from './button-style'
import { Spinner } from './spinner'

type ButtonProps = Omit<ComponentProps<'button'>, 'children' | 'type'> &
  ButtonLook & {
    type?: 'button' | 'submit'
    /** Under way: keeps its width and its focus, shows a spinner, and ignores further presses. */
    loading?: boolean
    icon?: ReactNode
    children: ReactNode
  }

export function Button({
  variant,
  size,
  wide,
  loading = false,
  icon,
  children,
  className,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type === 'submit' && !loading ? 'submit' : 'button'}
      aria-busy={loading || undefined}
      aria-disabled={loading || rest['aria-disabled'] || undefined}
      onClick={loading ? undefined : onClick}
      className={clsx(buttonStyle({ variant, size, wide }), 'relative', className)}
    >
      <span className={clsx('inline-flex items-center justify-center gap-2', loading && 'opacity-0')}>
        {icon}
        {children}
      </span>
      {loading ? <Spinner className="absolute inset-0 items-center justify-center" /> : null}
    </button>
  )
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'type'> & {
  /** What it does, for those who do not see the icon. */
  label: string
  icon: ReactNode
}

/** A square of 44 px around an icon. */
export function IconButton({ label, icon, className, ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      className={clsx(
        'inline-flex size-11 shrink-0 items-center justify-center rounded-control text-ink transition hover:bg-ink/10',
        'disabled:cursor-not-allowed disabled:text-ink-soft disabled:opacity-50',
        className,
      )}
    >
      {icon}
    </button>
  )
}
