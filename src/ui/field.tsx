'use client'
import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Root as Label } from 'radix-ui/label'
import { createContext, type ReactNode, use, useId } from 'react'

interface FieldWiring {
  id: string
  'aria-describedby'?: string
  'aria-invalid'?: true
  required?: true
}

const FieldContext = createContext<FieldWiring | null>(null)

/** What a control inside a Field takes on: its id, the ids of hint and error, whether it is wrong or required. */
export function useField(): FieldWiring | null {
  return use(FieldContext)
}

interface FieldProps {
  label: ReactNode
  /** How to fill it in; stays visible while there is an error. */
  hint?: ReactNode
  /** What is wrong and how to mend it; announced when it appears. */
  error?: ReactNode
  required?: boolean
  /** Says "optional" beside the label: for the rare optional field of a form. */
  optional?: boolean
  children: ReactNode
}

/** Label, hint and error around one control (TextInput, PasswordInput, Select), wired to it. */
export function Field({ label, hint, error, required = false, optional = false, children }: FieldProps) {
  const t = useTranslations('common.ui')
  const id = useId()
  const hintId = hint ? `${id}-hint` : ''
  const errorId = error ? `${id}-error` : ''
  const describedBy = [errorId, hintId].filter(Boolean).join(' ')
  const wiring: FieldWiring = {
    id,
    ...(describedBy && { 'aria-describedby': describedBy }),
    ...(error ? { 'aria-invalid': true } : {}),
    ...(required && { required }),
  }
  return (
    <div className="grid gap-1">
      <Label htmlFor={id} className="font-bold text-ink">
        {label}
        {optional ? <span className="ms-2 text-small font-normal text-ink-soft">{t('optional')}</span> : null}
      </Label>
      {hint ? (
        <p id={hintId} className="text-small text-ink-soft">
          {hint}
        </p>
      ) : null}
      <FieldContext value={wiring}>{children}</FieldContext>
      <div aria-live="polite">
        {error ? (
          <p id={errorId} className="flex items-start gap-2 pt-1 text-small font-medium text-danger-ink">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            {error}
          </p>
        ) : null}
      </div>
    </div>
  )
}
