import type { SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from './client'

/**
 * Runs one hand-written statement, in one round trip, and answers its rows parsed by `row`. For the hot path, where a
 * decision and its writes are one statement. Column names are as the statement gives them.
 */
export async function runStatement<T extends z.ZodType>(db: Db, statement: SQL, row: T): Promise<z.output<T>[]> {
  const { rows } = await db.execute(statement)
  return z.array(row).parse(rows)
}
