import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ALL } from '@/lib/list-filters'
import { ordersOf } from '@/lib/list-order'
import { Field } from './field'
import { Select } from './select'
import type { TableColumn } from './table'

/** A field of `ListFilters`. */
export function FilterField({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div className={clsx('grow basis-36', className)}>
      <Field label={label}>{children}</Field>
    </div>
  )
}

/** How the list stands, where its rows are cards: those have no heads to press. */
export function SortField({ columns, sort }: { columns: readonly TableColumn[]; sort: string | undefined }) {
  const t = useTranslations('desk.list')
  const options = columns.flatMap(({ name: column, sort: key }) =>
    key === undefined ? [] : ordersOf([key]).map((value) => ({ value, label: t(value === key ? 'ascending' : 'descending', { column }) })),
  )
  return (
    <FilterField label={t('sort')} className="@2xl:hidden">
      {/* Anew when a head was pressed: what stands here is sent with the form. */}
      <Select key={sort} name="sort" defaultValue={sort ?? ALL} options={[{ value: ALL, label: t('unsorted') }, ...options]} />
    </FilterField>
  )
}
