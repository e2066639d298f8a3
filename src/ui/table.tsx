import { clsx } from 'clsx'
import type { ReactNode } from 'react'

interface TableColumn {
  readonly name: string
  /** Figures: at the end of the column, so that they can be compared. */
  readonly isNumeric?: boolean
  /** The name is for those who do not see the column: that of a row's own buttons. */
  readonly isUnnamed?: boolean
}

/** Rows to compare: dense where there is room, cards on a phone and with large text. Made of `TableRow`, whose cells stand in the order of the columns. */
export function Table({ label, columns, children }: { label: string; columns: readonly TableColumn[]; children: ReactNode }) {
  return (
    <div className="@container rounded-card border border-line bg-surface">
      <table aria-label={label} className="w-full border-collapse @max-3xl:block">
        <thead className="@max-3xl:sr-only">
          <tr>
            {columns.map(({ name, isNumeric, isUnnamed }) => (
              <th key={name} scope="col" className={clsx('h-11 px-4 text-start text-small font-bold text-ink-soft', isNumeric && '@3xl:text-end')}>
                <span className={clsx(isUnnamed && 'sr-only')}>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="@max-3xl:block">{children}</tbody>
      </table>
    </div>
  )
}

/** `title` names the row; the cells follow. */
export function TableRow({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <tr className="border-t border-line @max-3xl:block @max-3xl:py-3 @max-3xl:first:border-t-0 @3xl:hover:bg-sunken/50">
      <th scope="row" className="px-4 py-2 text-start font-normal @max-3xl:block @3xl:h-14">
        {title}
      </th>
      {children}
    </tr>
  )
}

/** `name`: its column's, said before it where there are no columns to see; none for buttons. */
export function TableCell({ name, isNumeric, children }: { name?: string; isNumeric?: boolean; children: ReactNode }) {
  return (
    <td className={clsx('px-4 py-1 @max-3xl:flex @max-3xl:items-center @max-3xl:justify-between @max-3xl:gap-4 @3xl:py-2', isNumeric && 'tabular-nums @3xl:text-end')}>
      {name ? (
        <span aria-hidden className="text-small text-ink-soft @3xl:hidden">
          {name}
        </span>
      ) : null}
      {children}
    </td>
  )
}
