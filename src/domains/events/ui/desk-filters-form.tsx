import { useTranslations } from 'next-intl'
import { ALL } from '@/lib/list-filters'
import { FilterField, SortField } from '@/ui/filter-field'
import { ListFilters } from '@/ui/list-filters'
import { Select } from '@/ui/select'
import type { TableColumn } from '@/ui/table'
import { TextInput } from '@/ui/text-input'
import { type DeskEventFilters, ORGANISER_STATUSES } from '../contract'

interface DeskFiltersFormProps {
  filters: DeskEventFilters
  isNarrowed: boolean
  columns: readonly TableColumn[]
}

/** What to look for among an organisation's events. */
export function DeskFiltersForm({ filters: { q = '', status, sort }, isNarrowed, columns }: DeskFiltersFormProps) {
  const t = useTranslations('desk.overview')
  const statuses = [{ value: ALL, label: t('allStatuses') }, ...ORGANISER_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }))]
  return (
    <ListFilters isNarrowed={isNarrowed}>
      <FilterField label={t('find')}>
        <TextInput type="search" name="q" defaultValue={q} maxLength={80} autoComplete="off" />
      </FilterField>
      <FilterField label={t('status')}>
        <Select name="status" options={statuses} defaultValue={status ?? ALL} />
      </FilterField>
      <SortField columns={columns} sort={sort} />
    </ListFilters>
  )
}
