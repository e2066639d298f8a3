import { listInput, type EventKind } from '../contract'

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

const FIELDS = ['q', 'from', 'to', 'city', 'kind', 'cursor'] as const
export type ListField = (typeof FIELDS)[number]
/** What follows the question mark, as Next gives it. */
export type AddressParams = Readonly<Record<string, string | string[] | undefined>>

const { shape } = listInput

/** What an address says in a field; nothing when it filters nothing. */
function said(params: AddressParams, field: ListField): string | undefined {
  const text = [params[field]].flat()[0]?.trim()
  return text && text !== ANY ? text : undefined
}

/** The fields of an address that cannot be read, to be told to the reader. */
export function unreadFields(params: AddressParams): ListField[] {
  return FIELDS.filter((field) => {
    const text = said(params, field)
    return text !== undefined && !shape[field].safeParse(text).success
  })
}

/** The filters in an address, each on its own: what cannot be read is left out rather than refused. */
export function readListQuery(params: AddressParams): ListQuery {
  const given = (field: ListField): string | undefined => {
    const text = said(params, field)
    return text !== undefined && shape[field].safeParse(text).success ? text : undefined
  }
  const q = given('q')
  const from = given('from')
  const to = given('to')
  const city = given('city')
  const kind = shape.kind.safeParse(given('kind')).data
  const cursor = given('cursor')
  return { ...(q && { q }), ...(from && { from }), ...(to && { to }), ...(city && { city }), ...(kind && { kind }), ...(cursor && { cursor }) }
}

/** The list with these filters. */
export function listHref(query: ListQuery) {
  const filters = Object.fromEntries(FIELDS.flatMap((field) => (query[field] ? [[field, query[field]]] : [])))
  return Object.keys(filters).length > 0 ? { pathname: '/events' as const, query: filters } : '/events'
}

/** The same filters without one of them, from the first page on. */
export function without(query: ListQuery, field: keyof ListQuery): ListQuery {
  const { cursor: _, [field]: __, ...rest } = query
  return rest
}
