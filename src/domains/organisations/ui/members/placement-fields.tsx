'use client'
import { useTranslations } from 'next-intl'
import { Checkbox } from '@/ui/checkbox'
import { Field } from '@/ui/field'
import { Select } from '@/ui/select'
import type { MyOrganisation } from '../../contract'
import { rolesUpTo } from '../../model'
import type { EventChoice, Placement } from './placement'

interface PlacementFieldsProps {
  here: MyOrganisation
  events: readonly EventChoice[]
  placement: Placement
  onChange: (placement: Placement) => void
  error?: string | undefined
}

/** A role, in all events or in some. Only roles that one may give are offered. */
export function PlacementFields({ here, events, placement: { role, isLimited, eventIds }, onChange, error }: PlacementFieldsProps) {
  const t = useTranslations('organisations')
  const toggle = (id: EventChoice['id'], isOn: boolean) => (isOn ? [...eventIds, id] : eventIds.filter((each) => each !== id))
  return (
    <>
      <Field label={t('members.role')} hint={t(`roleHints.${role}`)}>
        <Select
          options={rolesUpTo(here.role).map((value) => ({ value, label: t(`roles.${value}`) }))}
          value={role}
          onChange={(chosen) => onChange({ role: chosen, isLimited: isLimited && chosen !== 'owner', eventIds })}
        />
      </Field>
      {events.length > 0 && role !== 'owner' ? (
        <fieldset className="grid">
          <legend className="sr-only">{t('members.events')}</legend>
          <Checkbox
            label={t('members.someEvents')}
            hint={t('members.someEventsHint')}
            error={error}
            checked={isLimited}
            onChange={(isOn) => onChange({ role, isLimited: isOn, eventIds })}
          />
          {isLimited ? (
            <div className="ms-8 grid max-h-64 overflow-y-auto border-s border-line ps-3">
              {events.map(({ id, name }) => (
                <Checkbox key={id} label={name} checked={eventIds.includes(id)} onChange={(isOn) => onChange({ role, isLimited, eventIds: toggle(id, isOn) })} />
              ))}
            </div>
          ) : null}
        </fieldset>
      ) : null}
    </>
  )
}
