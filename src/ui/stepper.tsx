'use client'
import { clsx } from 'clsx'
import { Minus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { nextQuantity, stepOfKey } from './quantity'

interface StepperProps {
  /** What is counted, for those who hear it: "Weekend pass". */
  label: string
  value: number
  onChange: (value: number) => void
  /** The smallest and largest quantity other than `0`; `0` means none and is always allowed. */
  min?: number
  max: number
  disabled?: boolean
}

/**
 * A quantity: − n +. From none, + goes straight to `min`, and − from `min` back to none. One stop of the Tab key, as a
 * number field is: arrows, signs and digits work on the number, the two buttons are for pointers. A new quantity is announced.
 */
export function Stepper({ label, value, onChange, min = 1, max, disabled = false }: StepperProps) {
  const t = useTranslations('common.ui')
  const go = (step: Parameters<typeof nextQuantity>[1]) => {
    const next = nextQuantity(value, step, { min, max })
    if (!disabled && next !== value) onChange(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.ctrlKey || event.metaKey || event.altKey ? null : stepOfKey(event.key)
    if (step === null) return
    event.preventDefault()
    go(step)
  }
  const end = 'inline-flex size-11 items-center justify-center rounded-control border-2 transition'
  const live = 'border-line-strong bg-surface text-ink hover:border-ink active:bg-sunken'
  const spent = 'cursor-not-allowed border-line text-ink-soft'
  const atLeast = disabled || value <= 0
  const atMost = disabled || value >= max
  return (
    <div role="group" aria-label={label} className="inline-flex items-center">
      <button
        type="button"
        tabIndex={-1}
        aria-label={t('decrease', { label })}
        aria-disabled={atLeast}
        onClick={() => go('down')}
        className={clsx(end, atLeast ? spent : live)}
      >
        <Minus aria-hidden className="size-5" />
      </button>
      <span
        role="spinbutton"
        tabIndex={disabled ? -1 : 0}
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-disabled={disabled}
        onKeyDown={onKeyDown}
        className={clsx(
          'min-w-12 rounded-control py-2 text-center text-lead font-bold tabular-nums',
          value === 0 && 'text-ink-soft',
        )}
      >
        {value}
      </span>
      <button
        type="button"
        tabIndex={-1}
        aria-label={t('increase', { label })}
        aria-disabled={atMost}
        onClick={() => go('up')}
        className={clsx(end, atMost ? spent : value === 0 ? 'border-accent bg-accent text-on-accent hover:brightness-110' : live)}
      >
        <Plus aria-hidden className="size-5" />
      </button>
      <span role="status" className="sr-only">
        {value > 0 ? t('quantity', { label, count: value }) : ''}
        {value > 0 && value >= max ? `, ${t('atMost', { count: max })}` : ''}
      </span>
    </div>
  )
}
