'use client'
import { clsx } from 'clsx'
import { Check, CircleAlert } from 'lucide-react'
import * as Primitive from 'radix-ui/checkbox'
import { type ReactNode, useId } from 'react'

interface CheckboxProps {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  checked?: boolean
  defaultChecked?: boolean
  onChange?: (checked: boolean) => void
  /** Sends `on` with the form around it when checked. */
  name?: string
  required?: boolean
  disabled?: boolean
}

/** A yes or no with its own label, all of it to be pressed. */
export function Checkbox({ label, hint, error, onChange, ...props }: CheckboxProps) {
  const id = useId()
  const described = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ')
  return (
    <div className="flex items-start">
      <Primitive.Root
        {...props}
        id={id}
        onCheckedChange={(checked) => onChange?.(checked === true)}
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
        className={clsx(
          'peer group -ms-2.5 inline-flex size-11 shrink-0 items-center justify-center rounded-control',
          '-outline-offset-6 disabled:cursor-not-allowed',
        )}
      >
        <span
          className={clsx(
            'flex size-6 items-center justify-center rounded-control border-2 border-line-strong bg-surface transition',
            'group-hover:border-ink group-aria-invalid:border-danger group-data-[state=checked]:border-accent',
            'group-data-[state=checked]:bg-accent group-disabled:border-line',
          )}
        >
          <Primitive.Indicator className="text-on-accent">
            <Check aria-hidden strokeWidth={3} className="size-5" />
          </Primitive.Indicator>
        </span>
      </Primitive.Root>
      <div className="grid gap-1 py-2.5 peer-disabled:text-ink-soft">
        <label htmlFor={id}>{label}</label>
        {hint ? (
          <p id={`${id}-hint`} className="text-small text-ink-soft">
            {hint}
          </p>
        ) : null}
        <div aria-live="polite">
          {error ? (
            <p id={`${id}-error`} className="flex items-start gap-2 text-small font-medium text-danger-ink">
              <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
              {error}
            </p>
          ) : null}
        </div>
      </div>
    </div>
  )
}
