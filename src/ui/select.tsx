'use client'
import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useField } from './field'
import { inputStyle } from './text-input'

interface SelectOption<Value extends string = string> {
  readonly value: Value
  readonly label: string
  readonly disabled?: boolean
}

interface SelectProps<Value extends string> {
  /** At least one; values are not empty and not twice the same. */
  options: readonly SelectOption<Value>[]
  value?: Value
  defaultValue?: Value
  onChange?: (value: Value) => void
  /** Sends the value with the form around it. */
  name?: string
  /** Shown until something is chosen. */
  placeholder?: string
  disabled?: boolean
  /** Its name where no Field gives one. */
  'aria-label'?: string
}

/**
 * One of a few. The browser's own list on purpose: phones show their picker, it works before scripts do, and a drawn list
 * hides the page from assistive technology while it is open.
 */
export function Select<Value extends string>({
  options,
  value,
  defaultValue,
  onChange,
  placeholder,
  ...props
}: SelectProps<Value>) {
  const t = useTranslations('common.ui')
  const field = useField()
  const choose = (chosen: string) => {
    const option = options.find((known) => known.value === chosen)
    if (option) onChange?.(option.value)
  }
  return (
    <div className="relative">
      <select
        {...field}
        {...props}
        {...(value === undefined ? { defaultValue: defaultValue ?? '' } : { value })}
        onChange={(event) => choose(event.target.value)}
        className={clsx(inputStyle, 'appearance-none truncate pe-10 has-[option[value=""]:checked]:text-ink-soft')}
      >
        {value === undefined && defaultValue === undefined ? (
          <option value="" disabled hidden>
            {placeholder ?? t('choose')}
          </option>
        ) : null}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled} className="bg-surface text-ink">
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute inset-y-0 inset-e-4 my-auto size-5" />
    </div>
  )
}
