'use client'
import { useState } from 'react'
import type { z } from 'zod'
import { useFailureText } from './failure-text'

/** Reads a form by the schema that the server reads it by, and says what is wrong field by field. */
export function useForm<S extends z.ZodType>(schema: S) {
  const { ofInput } = useFailureText()
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})

  /** What was filled in, with what the page knows besides; null when something is wrong, and the focus is there. */
  function read(form: HTMLFormElement, known: Readonly<Record<string, unknown>> = {}): z.output<S> | null {
    const parsed = schema.safeParse({ ...Object.fromEntries(new FormData(form)), ...known })
    if (parsed.success) {
      setErrors({})
      return parsed.data
    }
    const issues = parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), code: message }))
    setErrors(Object.fromEntries(issues.toReversed().map(({ field, code }) => [field, ofInput(code)])))
    const field = form.elements.namedItem(issues[0]?.field ?? '')
    if (field instanceof HTMLElement) field.focus()
    return null
  }
  return { errors, read }
}
