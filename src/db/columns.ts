import { sql, type Column } from 'drizzle-orm'
import { check, integer, jsonb, text, timestamp } from 'drizzle-orm/pg-core'
import type { Id, IdPrefix } from '@/lib/ids'
import type { Translated } from '@/lib/translated'

/** A prefixed id column; add `.primaryKey()` or `.references()`. */
export const idColumn = <P extends IdPrefix>(_prefix: P) => text().$type<Id<P>>()

/** An instant, to the millisecond as JavaScript keeps it. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 })

export const createdAt = () => instant().notNull().defaultNow()

/** An amount in the row's currency's minor units. */
export const minor = () => integer()

/** A text in several languages: `{ en: '…', fr: '…' }`. */
export const translated = () => jsonb().$type<Translated>()

/** Holds a text column to a closed list of values. */
export function oneOf(name: string, column: Column, values: readonly string[]) {
  return check(name, sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`)
}
