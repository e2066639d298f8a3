import type { EventKind } from '../contract'

/** What the address of the list says. Strings, as they go back into a form or a link. */
export interface ListQuery {
  q?: string
  from?: string
  to?: string
  city?: string
  kind?: EventKind
  cursor?: string
}

/** In a list of choices, the one that filters nothing. */
export const ANY = 'any'

export const LIST_FIELDS = ['q', 'from', 'to', 'city', 'kind', 'cursor'] as const
export type ListField = (typeof LIST_FIELDS)[number]

/** The list with these filters. */
export function listHref(query: ListQuery) {
  const filters = Object.fromEntries(LIST_FIELDS.flatMap((field) => (query[field] ? [[field, query[field]]] : [])))
  return Object.keys(filters).length > 0 ? { pathname: '/events' as const, query: filters } : '/events'
}

/** The same filters without one of them, from the first page on. */
export function without(query: ListQuery, field: keyof ListQuery): ListQuery {
  const { cursor: _, [field]: __, ...rest } = query
  return rest
}
