import type pg from 'pg'
import { z } from 'zod'

const querySchema = z.object({ query: z.string(), params: z.array(z.unknown()).default([]) })

/** The body of `POST /sql`: one query, or several that are one transaction. */
export const bodySchema = z.union([z.object({ queries: z.array(querySchema) }), querySchema])

export type Statement = z.infer<typeof querySchema>

const ISOLATION = {
  ReadUncommitted: 'read uncommitted',
  ReadCommitted: 'read committed',
  RepeatableRead: 'repeatable read',
  Serializable: 'serializable',
} as const

const headersSchema = z.object({
  'neon-batch-isolation-level': z.enum(['ReadUncommitted', 'ReadCommitted', 'RepeatableRead', 'Serializable']).optional(),
  'neon-batch-read-only': z.enum(['true', 'false']).optional(),
  'neon-batch-deferrable': z.enum(['true', 'false']).optional(),
})

/** The statement that opens a batch, as its headers ask. Throws a ZodError for a header Neon does not know. */
export function beginOf(headers: unknown): string {
  const asked = headersSchema.parse(headers)
  const isolation = asked['neon-batch-isolation-level']
  return [
    'begin',
    isolation && `isolation level ${ISOLATION[isolation]}`,
    asked['neon-batch-read-only'] === 'true' && 'read only',
    asked['neon-batch-deferrable'] === 'true' && 'deferrable',
  ]
    .filter(Boolean)
    .join(' ')
}

/** One result as Neon writes it: rows are arrays of the database's own text. */
export function resultBody({ command, rowCount, fields, rows }: pg.QueryArrayResult<(string | null)[]>) {
  return {
    command,
    rowCount,
    rowAsArray: true,
    fields: fields.map(({ name, tableID, columnID, dataTypeID, dataTypeSize, dataTypeModifier, format }) => {
      return { name, tableID, columnID, dataTypeID, dataTypeSize, dataTypeModifier, format }
    }),
    rows,
  }
}

/** The database's error as Neon writes it, for a 400. */
export function errorBody(error: pg.DatabaseError) {
  const { severity, code, detail, hint, position, internalPosition, internalQuery, where } = error
  const { schema, table, column, dataType, constraint, file, line, routine, message } = error
  const place = { schema, table, column, dataType, constraint, file, line, routine }
  return { message, severity, code, detail, hint, position, internalPosition, internalQuery, where, ...place }
}
