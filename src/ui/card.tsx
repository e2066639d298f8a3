import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

type CardProps = ComponentProps<'div'> & {
  /** `flat` lies in the page, `raised` above it, `quiet` is a hollow for what is secondary. */
  tone?: 'flat' | 'raised' | 'quiet'
}

const TONES = {
  flat: 'border border-line bg-surface',
  raised: 'bg-surface shadow-raised',
  quiet: 'bg-sunken',
}

export function Card({ tone = 'flat', className, ...rest }: CardProps) {
  return <div {...rest} className={clsx('rounded-card p-5 sm:p-6 contrast-more:border forced-colors:border', TONES[tone], className)} />
}
