import { useTranslations } from 'next-intl'
import { ALL } from '@/lib/list-filters'
import { MEMBER_ROLES } from '@/lib/permissions'
import { FilterField, SortField } from '@/ui/filter-field'
import { ListFilters } from '@/ui/list-filters'
import { Select } from '@/ui/select'
import type { TableColumn } from '@/ui/table'
import { TextInput } from '@/ui/text-input'
import type { MemberFilters } from '../../contract'

interface MemberFiltersFormProps {
  filters: MemberFilters
  isNarrowed: boolean
  columns: readonly TableColumn[]
}

/** Whom to look for among the members. */
export function MemberFiltersForm({ filters: { q = '', role, sort }, isNarrowed, columns }: MemberFiltersFormProps) {
  const t = useTranslations('organisations')
  const roles = [{ value: ALL, label: t('members.allRoles') }, ...MEMBER_ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))]
  return (
    <ListFilters isNarrowed={isNarrowed}>
      <FilterField label={t('members.find')}>
        <TextInput type="search" name="q" defaultValue={q} maxLength={80} autoComplete="off" />
      </FilterField>
      <FilterField label={t('members.role')}>
        <Select name="role" options={roles} defaultValue={role ?? ALL} />
      </FilterField>
      <SortField columns={columns} sort={sort} />
    </ListFilters>
  )
}
