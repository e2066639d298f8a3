import { auditFilters, type AuditFilters } from '../contract'

/** What "everything" is called in an address: a list has no empty value. */
export const ALL = 'all'

type Search = Readonly<Record<string, string | readonly string[] | undefined>>

const textOf = (value: Search[string]) => (typeof value === 'string' && value.trim() !== '' && value !== ALL ? value : undefined)

/** The filters of an address, and where its list goes on; what makes no sense there is left out. */
export function readFilters(search: Search): { filters: AuditFilters; cursor: string | undefined } {
  const asked = Object.fromEntries(Object.keys(auditFilters.shape).map((name) => [name, textOf(search[name])]))
  const wrong = new Set((auditFilters.safeParse(asked).error?.issues ?? []).map(({ path }) => path[0]))
  const filters = auditFilters.parse(Object.fromEntries(Object.entries(asked).filter(([name]) => !wrong.has(name))))
  return { filters, cursor: textOf(search['cursor']) }
}
