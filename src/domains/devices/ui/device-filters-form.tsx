import { useTranslations } from 'next-intl'
import { ALL } from '@/lib/list-filters'
import { FilterField, SortField } from '@/ui/filter-field'
import { ListFilters } from '@/ui/list-filters'
import { Select } from '@/ui/select'
import type { TableColumn } from '@/ui/table'
import { TextInput } from '@/ui/text-input'
import type { DeviceFilters } from '../contract'

interface DeviceFiltersFormProps {
  filters: DeviceFilters
  isNarrowed: boolean
  columns: readonly TableColumn[]
}

/** Which devices to look for. */
export function DeviceFiltersForm({ filters: { q = '', state, sort }, isNarrowed, columns }: DeviceFiltersFormProps) {
  const t = useTranslations('devices')
  const states = (['paired', 'waiting', 'unpaired', 'revoked'] as const).map((value) => ({ value, label: t(`states.${value}`) }))
  return (
    <ListFilters isNarrowed={isNarrowed}>
      <FilterField label={t('find')}>
        <TextInput type="search" name="q" defaultValue={q} maxLength={80} autoComplete="off" />
      </FilterField>
      <FilterField label={t('columns.state')}>
        <Select name="state" options={[{ value: ALL, label: t('allStates') }, ...states]} defaultValue={state ?? ALL} />
      </FilterField>
      <SortField columns={columns} sort={sort} />
    </ListFilters>
  )
}
