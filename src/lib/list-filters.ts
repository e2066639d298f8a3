import type { z } from 'zod'

/** What "everything" is called in an address: a list has no empty value. */
export const ALL = 'all'

export type Search = Readonly<Record<string, string | readonly string[] | undefined>>

export const searchText = (value: Search[string]) => (typeof value === 'string' && value.trim() !== '' && value !== ALL ? value : undefined)

/** The filters of a list's address; what makes no sense there is left out. Each field of `schema` may be missing. */
export function readFilters<Schema extends z.ZodObject>(schema: Schema, search: Search): z.output<Schema> {
  const asked = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, searchText(search[name])]))
  const wrong = new Set((schema.safeParse(asked).error?.issues ?? []).map(({ path }) => path[0]))
  return schema.parse(Object.fromEntries(Object.entries(asked).filter(([name]) => !wrong.has(name))))
}

/** Filters as the query of an address; what is not set is left out. */
export function writeFilters(filters: Readonly<Record<string, string | undefined>>): string {
  return new URLSearchParams(Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined)).toString()
}
