import { inOrder } from '@/lib/list-order'
import { hasAll, searchTerms } from '@/lib/search'
import { inLocale } from '@/lib/translated'
import type { DeskEvent, DeskEventFilters } from '../contract'

/** The events whose name, venue or city holds the words, in that state, in the order. */
export function arrangeDeskEvents(events: readonly DeskEvent[], { q = '', status, sort }: DeskEventFilters, locale: string): DeskEvent[] {
  const terms = searchTerms(q)
  const fits = (event: DeskEvent) =>
    (status === undefined || event.status === status) && hasAll(terms, [...Object.values(event.name), event.venueName, event.city])
  const { compare } = new Intl.Collator(locale)
  return inOrder(events.filter(fits), sort, {
    name: (one, other) => compare(inLocale(one.name, locale), inLocale(other.name, locale)),
    date: (one, other) => one.startsAt.getTime() - other.startsAt.getTime(),
    sold: (one, other) => one.sold - other.sold,
  })
}
