import { z } from 'zod'
import { integer, text } from './params.ts'
import { noSuch } from './problem.ts'

const limit = integer.refine((value) => value >= 1 && value <= 100, {
  error: ({ input }) => `Invalid integer: ${String(input)}; must be between 1 and 100.`,
  params: { code: 'parameter_invalid_integer' },
})

/** What every list takes; spread into a list's own parameters. */
export const pageParams = {
  limit: limit.optional(),
  starting_after: text.optional(),
  ending_before: text.optional(),
  created: z
    .union([
      integer,
      z.strictObject({ gt: integer.optional(), gte: integer.optional(), lt: integer.optional(), lte: integer.optional() }),
    ])
    .optional(),
}

const rangeSchema = z.object(pageParams)
type PageRange = z.output<typeof rangeSchema>

interface Listed {
  id: string
  created: number
}

/** A page of a list, newest first, with Stripe's cursors. `kind` names its objects in the error of an unknown cursor. */
export function page<T extends Listed>(
  kind: string,
  url: string,
  newestFirst: readonly T[],
  range: PageRange,
  show: (item: T) => object,
): object {
  const size = range.limit ?? 10
  const matching = newestFirst.filter((item) => isWithin(item.created, range.created))
  let from = 0
  let until = matching.length
  if (range.starting_after !== undefined) from = position(kind, matching, range.starting_after, 'starting_after') + 1
  if (range.ending_before !== undefined) {
    until = position(kind, matching, range.ending_before, 'ending_before')
    from = Math.max(0, until - size)
    return { object: 'list', url, has_more: from > 0, data: matching.slice(from, until).map(show) }
  }
  const shown = matching.slice(from, from + size)
  return { object: 'list', url, has_more: from + shown.length < until, data: shown.map(show) }
}

function position(kind: string, items: readonly Listed[], id: string, param: string): number {
  const index = items.findIndex((item) => item.id === id)
  if (index < 0) throw noSuch(kind, id, param)
  return index
}

function isWithin(created: number, range: PageRange['created']): boolean {
  if (range === undefined) return true
  if (typeof range === 'number') return created === range
  return (
    (range.gt === undefined || created > range.gt) &&
    (range.gte === undefined || created >= range.gte) &&
    (range.lt === undefined || created < range.lt) &&
    (range.lte === undefined || created <= range.lte)
  )
}
