'use client'
import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { useField } from './field'

/** The look that text inputs, selects and the like share. */
export const inputStyle = clsx(
  'min-h-12 w-full rounded-control border-2 border-line-strong bg-surface px-4 text-body text-ink transition',
  'placeholder:text-ink-soft hover:border-ink aria-invalid:border-danger disabled:cursor-not-allowed',
  'disabled:border-line disabled:bg-sunken disabled:text-ink-soft',
)

/** A line of text. Codes, mail addresses and numbers read left to right in every language: give those `dir="ltr"`. */
export function TextInput({ className, ...props }: ComponentProps<'input'>) {
  const field = useField()
  return <input {...field} {...props} className={clsx(inputStyle, className)} />
}
