import { clsx } from 'clsx'
import type { ReactNode } from 'react'

interface TableColumn {
  readonly name: string
  /** Figures: at the end of the column, so that they can be compared. */
  readonly isNumeric?: boolean
  /** The name is for those who do not see the column: that of a row's own buttons. */
  readonly isUnnamed?: boolean
}

/** Rows to compare: dense on a desk, cards on a phone. Made of `TableRow`, whose cells stand in the order of the columns. */
export function Table({ label, columns, children }: { label: string; columns: readonly TableColumn[]; children: ReactNode }) {
  return (
    <div className="rounded-card border border-line bg-surface">
      <table aria-label={label} className="w-full border-collapse max-md:block">
        <thead className="max-md:sr-only">
          <tr>
            {columns.map(({ name, isNumeric, isUnnamed }) => (
              <th key={name} scope="col" className={clsx('h-11 px-4 text-start text-small font-bold text-ink-soft', isNumeric && 'md:text-end')}>
                <span className={clsx(isUnnamed && 'sr-only')}>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block">{children}</tbody>
      </table>
    </div>
  )
}

/** `title` names the row; the cells follow. */
export function TableRow({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <tr className="border-t border-line max-md:block max-md:py-3 max-md:first:border-t-0 md:hover:bg-sunken/50">
      <th scope="row" className="px-4 py-2 text-start font-normal max-md:block md:h-14">
        {title}
      </th>
      {children}
    </tr>
  )
}

/** `name`: its column's, said before it where there are no columns to see; none for buttons. */
export function TableCell({ name, isNumeric, children }: { name?: string; isNumeric?: boolean; children: ReactNode }) {
  return (
    <td className={clsx('px-4 py-1 max-md:flex max-md:items-center max-md:justify-between max-md:gap-4 md:py-2', isNumeric && 'tabular-nums md:text-end')}>
      {name ? (
        <span aria-hidden className="text-small text-ink-soft md:hidden">
          {name}
        </span>
      ) : null}
      {children}
    </td>
  )
}
