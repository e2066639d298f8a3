import type { z } from 'zod'
import type { orgScopeOf } from '@/domains/organisations/queries'
import type { Permission } from '@/lib/permissions'
import type { Context } from '../context'

/** Reads on: some more lines of a file, each with a value for every column, and whether they are its last. */
export type ReadLines = () => Promise<{ lines: readonly (readonly string[])[]; isLast: boolean }>

/** Who asks for whose list. */
type Claim = Parameters<typeof orgScopeOf>[1]

/** A list of the desk as a file. */
export interface ListFile {
  readonly permission: Permission
  readonly columns: readonly string[]
  /** Null when the query makes no sense; then null again when the list is not there for who asks. */
  asked(query: Readonly<Record<string, string>>): ((context: Context, claim: Claim) => Promise<ReadLines | null>) | null
}

interface ListFileFacts<Scope, Filters> extends Pick<ListFile, 'permission' | 'columns'> {
  filters: z.ZodType<Filters>
  scopeOf(db: Context['db'], claim: Claim): Promise<Scope | null>
  reading(context: Context, scope: Scope, filters: Filters): ReadLines
}

export function listFile<Scope, Filters>({ permission, columns, filters, scopeOf, reading }: ListFileFacts<Scope, Filters>): ListFile {
  return {
    permission,
    columns,
    asked(query) {
      const read = filters.safeParse(query)
      if (!read.success) return null
      return async (context, claim) => {
        const scope = await scopeOf(context.db, claim)
        return scope && reading(context, scope, read.data)
      }
    },
  }
}
