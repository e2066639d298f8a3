import { listInput } from '../contract'
import { ANY, LIST_FIELDS, type ListField, type ListQuery } from './list-address'

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
  return LIST_FIELDS.filter((field) => {
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
