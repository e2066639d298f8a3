import { clsx } from 'clsx'
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { writeFilters } from '@/lib/list-filters'
import { directionOf, pressed } from '@/lib/list-order'

export interface TableColumn {
  readonly name: string
  /** Figures: at the end of the column, so that they can be compared. */
  readonly isNumeric?: boolean
  /** The name is for those who do not see the column: that of a row's own buttons. */
  readonly isUnnamed?: boolean
  /** What the list's address calls this column, when the list can stand by it. */
  readonly sort?: string
}

interface TableProps {
  label: string
  columns: readonly TableColumn[]
  /** What the list's address says, its order under `sort`: what a column's head changes. */
  filters?: Readonly<Record<string, string | undefined>>
  children: ReactNode
}

const UNFILTERED = {}

/** Rows to compare: dense where there is room, cards on a phone and with large text. Made of `TableRow`, whose cells stand in the order of the columns. */
export function Table({ label, columns, filters = UNFILTERED, children }: TableProps) {
  return (
    <div className="@container rounded-card border border-line bg-surface">
      <table aria-label={label} className="w-full border-collapse @max-2xl:block">
        <thead className="@max-2xl:sr-only">
          <tr>
            {columns.map(({ name, isNumeric, isUnnamed, sort }) => (
              <th
                key={name}
                scope="col"
                aria-sort={sort === undefined ? undefined : (directionOf(filters['sort'], sort) ?? 'none')}
                className={clsx('h-11 px-4 text-start text-small font-bold text-ink-soft', isNumeric && '@2xl:text-end')}
              >
                <span className={clsx(isUnnamed && 'sr-only', sort && '@2xl:hidden')}>{name}</span>
                {sort === undefined ? null : <SortLink name={name} sort={sort} isNumeric={isNumeric} filters={filters} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="@max-2xl:block">{children}</tbody>
      </table>
    </div>
  )
}

interface SortLinkProps {
  name: string
  sort: string
  isNumeric?: boolean | undefined
  filters: NonNullable<TableProps['filters']>
}

/** A column's head that puts the list in its order, and the other way round. Cards have no heads: there a form's field does it. */
function SortLink({ name, sort, isNumeric = false, filters }: SortLinkProps) {
  const direction = directionOf(filters['sort'], sort)
  const Arrow = direction === null ? ArrowUpDown : direction === 'ascending' ? ArrowUp : ArrowDown
  return (
    <Link
      href={`?${writeFilters({ ...filters, sort: pressed(filters['sort'], sort) })}`}
      replace
      scroll={false}
      prefetch={false}
      className={clsx(
        'group -mx-2 inline-flex min-h-11 items-center gap-1 rounded-control px-2 transition hover:text-ink @max-2xl:hidden',
        // The name stays above its figures.
        isNumeric && 'flex-row-reverse',
      )}
    >
      {name}
      <Arrow aria-hidden className={clsx('size-4', direction === null && 'opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100')} />
    </Link>
  )
}

/** `title` names the row; the cells follow. */
export function TableRow({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <tr className="border-t border-line @max-2xl:block @max-2xl:py-3 @max-2xl:first:border-t-0 @2xl:hover:bg-sunken/50">
      <th scope="row" className="px-4 py-2 text-start font-normal @max-2xl:block @2xl:h-14">
        {title}
      </th>
      {children}
    </tr>
  )
}

/** `name`: its column's, said before it where there are no columns to see; none for buttons. */
export function TableCell({ name, isNumeric, children }: { name?: string; isNumeric?: boolean; children: ReactNode }) {
  return (
    <td className={clsx('px-4 py-1 @max-2xl:flex @max-2xl:items-center @max-2xl:justify-between @max-2xl:gap-4 @2xl:py-2', isNumeric && 'tabular-nums @2xl:text-end')}>
      {name ? (
        <span aria-hidden className="text-small text-ink-soft @2xl:hidden">
          {name}
        </span>
      ) : null}
      {children}
    </td>
  )
}
