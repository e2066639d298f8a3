import { useTranslations } from 'next-intl'
import { ALL } from '@/lib/list-filters'
import { FilterField } from '@/ui/filter-field'
import { ListFilters } from '@/ui/list-filters'
import { Select } from '@/ui/select'
import { TextInput } from '@/ui/text-input'
import { AUDIT_ACTIONS, OTHER_ACTORS, type AuditFilters, type AuditResult } from '../contract'

interface AuditFiltersFormProps {
  filters: AuditFilters
  isNarrowed: boolean
  people: AuditResult['people']
}

/** What to look for in the log. */
export function AuditFiltersForm({ filters, isNarrowed, people }: AuditFiltersFormProps) {
  const t = useTranslations('audit')
  const actors = [
    { value: ALL, label: t('filters.everybody') },
    ...people.map(({ id, name }) => ({ value: id, label: name })),
    ...OTHER_ACTORS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
  ]
  const actions = [{ value: ALL, label: t('filters.everything') }, ...AUDIT_ACTIONS.map((action) => ({ value: action, label: t(`names.${action}`) }))]
  const known = (options: readonly { value: string }[], value: string | undefined) => (options.some((option) => option.value === value) ? value : undefined) ?? ALL
  return (
    <ListFilters isNarrowed={isNarrowed}>
      <FilterField label={t('filters.actor')}>
        <Select name="actor" options={actors} defaultValue={known(actors, filters.actor)} />
      </FilterField>
      <FilterField label={t('filters.action')}>
        <Select name="action" options={actions} defaultValue={known(actions, filters.action)} />
      </FilterField>
      <FilterField label={t('filters.subject')}>
        <TextInput name="subjectId" defaultValue={filters.subjectId ?? ''} dir="ltr" maxLength={60} autoComplete="off" />
      </FilterField>
      <FilterField label={t('filters.from')}>
        <TextInput type="date" name="from" defaultValue={filters.from ?? ''} />
      </FilterField>
      <FilterField label={t('filters.until')}>
        <TextInput type="date" name="until" defaultValue={filters.until ?? ''} />
      </FilterField>
    </ListFilters>
  )
}
