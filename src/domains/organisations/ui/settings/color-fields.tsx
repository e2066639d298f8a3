'use client'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { HOUSE_COLOURS } from '@/lib/contrast'
import { Checkbox } from '@/ui/checkbox'
import { EventColoursScope } from '@/ui/event-theme'
import type { OrganisationProfile } from '../../contract'

type Colors = OrganisationProfile['colors']

/** Two colours that new events begin with, seen at once as buyers will see them. */
export function ColorFields({ colors, onChange, error }: { colors: Colors; onChange: (colors: Colors) => void; error?: string | undefined }) {
  const t = useTranslations('organisations.settings')
  const [primary, secondary] = colors ?? [HOUSE_COLOURS.primary, HOUSE_COLOURS.secondary]
  return (
    <fieldset className="grid gap-2">
      <legend className="font-bold">{t('colors')}</legend>
      <Checkbox label={t('ownColors')} hint={t('ownColorsHint')} checked={colors !== null} onChange={(isOn) => onChange(isOn ? [primary, secondary] : null)} />
      {colors ? (
        <div className="flex flex-wrap items-end gap-4">
          <Swatch label={t('firstColor')} value={primary} onChange={(value) => onChange([value, secondary])} />
          <Swatch label={t('secondColor')} value={secondary} onChange={(value) => onChange([primary, value])} />
          <EventColoursScope primary={primary} secondary={secondary} className="grow basis-60">
            <div aria-hidden className="grid gap-1 rounded-control bg-event-1 px-4 py-3 text-on-event-1">
              <span className="font-display text-title font-extrabold tracking-display text-event-display">{t('sample')}</span>
              <span>{t('sampleText')}</span>
            </div>
          </EventColoursScope>
        </div>
      ) : null}
      <p aria-live="polite" className="text-small font-medium text-danger-ink">
        {error}
      </p>
    </fieldset>
  )
}

function Swatch({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-small font-bold">
        {label}
      </label>
      <input id={id} type="color" value={value} onChange={(event) => onChange(event.target.value)} className="h-12 w-24 rounded-control border-2 border-line-strong bg-surface p-1" />
    </div>
  )
}
