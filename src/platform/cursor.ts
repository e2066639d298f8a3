import { base64Url, fromBase64Url } from '@/lib/base64url'
import { DomainError } from '@/lib/errors'
import { linkSecret, sameSecret } from './links'

interface CursorSettings {
  AUTH_SECRET: string
}

/** Which list a cursor is of: its name, whose it is, and what it is filtered by. */
export interface Listing {
  readonly name: string
  readonly orgId: string
  readonly filters: Readonly<Record<string, unknown>>
}

/** Where a list goes on, as its reader keeps it: after the row with this position. Signed with the list it is of. */
export async function writeCursor({ AUTH_SECRET }: CursorSettings, listing: Listing, position: string): Promise<string> {
  return `${base64Url(new TextEncoder().encode(position))}.${await signature(AUTH_SECRET, listing, position)}`
}

/**
 * The position in a cursor; null without one. Throws `common.cursor_foreign` for what was not written for this very list:
 * another one's, another organisation's, or with other filters.
 */
export async function readCursor({ AUTH_SECRET }: CursorSettings, listing: Listing, cursor: string | undefined): Promise<string | null> {
  if (cursor === undefined) return null
  const [encoded = '', signed = ''] = cursor.split('.')
  const bytes = fromBase64Url(encoded)
  const position = bytes && new TextDecoder().decode(bytes)
  if (!position || !(await sameSecret(signed, await signature(AUTH_SECRET, listing, position)))) {
    throw new DomainError('common.cursor_foreign', 'invalid')
  }
  return position
}

function signature(authSecret: string, { name, orgId, filters }: Listing, position: string): Promise<string> {
  const sorted = Object.entries(filters).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return linkSecret(authSecret, `cursor-link:${JSON.stringify([name, orgId, sorted, position])}`)
}

/** The page among rows that were read one too many, and the cursor of the next. */
export async function pageOf<R>(
  settings: CursorSettings,
  listing: Listing,
  { rows, limit, positionOf }: { rows: readonly R[]; limit: number; positionOf: (row: R) => string },
): Promise<{ page: R[]; nextCursor: string | null }> {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { page, nextCursor: last && rows.length > limit ? await writeCursor(settings, listing, positionOf(last)) : null }
}

/** A position in a list by time: the instant and the id of a row. */
export const timePosition = ({ at, id }: { at: Date; id: string }): string => `${at.toISOString()} ${id}`

/** What `timePosition` wrote; only for positions that were signed. */
export function readTimePosition(position: string): { at: string; id: string } {
  const [at = '', id = ''] = position.split(' ')
  return { at, id }
}
