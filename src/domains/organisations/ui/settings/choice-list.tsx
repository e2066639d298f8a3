'use client'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Badge } from '@/ui/badge'
import { Checkbox } from '@/ui/checkbox'
import type { Choice } from '../choices'

interface ChoiceListProps {
  legend: string
  hint: string
  choices: readonly Choice[]
  /** In the order of choosing: the first is the one to begin with. */
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
  error?: string | undefined
}

/** Some of a few, the first of them marked. */
export function ChoiceList({ legend, hint, choices, chosen, onChange, error }: ChoiceListProps) {
  const t = useTranslations('organisations.settings')
  const id = useId()
  return (
    <fieldset aria-describedby={`${id}-hint`} className="grid gap-1">
      <legend className="font-bold">{legend}</legend>
      <p id={`${id}-hint`} className="text-small text-ink-soft">
        {hint}
      </p>
      <div className="grid gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
        {choices.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={
              <span className="flex flex-wrap items-center gap-2">
                {label}
                {value === chosen[0] ? <Badge>{t('first')}</Badge> : null}
              </span>
            }
            checked={chosen.includes(value)}
            onChange={(isOn) => onChange(isOn ? [...chosen, value] : chosen.filter((each) => each !== value))}
          />
        ))}
      </div>
      <p aria-live="polite" className="text-small font-medium text-danger-ink">
        {error}
      </p>
    </fieldset>
  )
}
