import { sql, type SQL } from 'drizzle-orm'

/** An instant as a parameter of a hand-written statement. */
export const at = (instant: Date): SQL => sql`${instant.toISOString()}::timestamptz`

/** Rows as one JSON parameter: the statement's text stays the same however many there are. */
export const asJson = (rows: unknown): SQL => sql`${JSON.stringify(rows)}::jsonb`
