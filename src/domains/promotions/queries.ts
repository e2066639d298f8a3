import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { idSchema } from '@/lib/id-schema'
import { planDiscount, type CodeFacts, type Discount, type DiscountableLine } from './model'

const jsonDate = z.string().transform((text) => new Date(text)).nullable()

/** A code in the books, as `codeFactsJson` answers it; null when it is unknown here. */
export const bookedCodeSchema = z
  .object({
    id: idSchema('pcd'),
    promotionId: idSchema('prm'),
    code: z.string(),
    name: z.string(),
    kind: z.enum(['percentage', 'fixed', 'buy_x_get_y', 'access']),
    percentBps: z.number().nullable(),
    amountMinor: z.number().nullable(),
    currency: z.string().nullable(),
    buyQuantity: z.number().nullable(),
    getQuantity: z.number().nullable(),
    active: z.boolean(),
    startsAt: jsonDate,
    endsAt: jsonDate,
    maxRedemptions: z.number().nullable(),
    redeemed: z.number(),
    maxPerCustomer: z.number().nullable(),
    redeemedByCustomer: z.number(),
    ticketTypeIds: z.array(idSchema('tty')).nullable(),
  })
  .nullable()
export type BookedCode = z.output<typeof bookedCodeSchema>

interface CodeFactsArgs {
  code: string
  orgId: SQL
  eventId: SQL
  email: string | null
  /** An order whose own use of the code does not count: it is about to be replaced. */
  exceptOrder: SQL
}

/** A scalar subquery with the facts of one code of an organisation and event, for a statement that reads more than that. */
export function codeFactsJson({ code, orgId, eventId, email, exceptOrder }: CodeFactsArgs): SQL {
  return sql`(
    select jsonb_build_object('id', c.id, 'promotionId', m.id, 'code', c.code, 'name', m.name, 'kind', m.kind,
      'percentBps', m.percent_bps, 'amountMinor', m.amount_minor, 'currency', m.currency, 'buyQuantity', m.buy_quantity,
      'getQuantity', m.get_quantity, 'active', c.active, 'startsAt', m.starts_at, 'endsAt', m.ends_at,
      'maxRedemptions', c.max_redemptions, 'redeemed', c.redeemed - own.used, 'maxPerCustomer', m.max_per_customer,
      'redeemedByCustomer', coalesce(u.redeemed, 0) - own.used_by_customer, 'ticketTypeIds', to_jsonb(m.ticket_type_ids))
    from promo_codes c
    join promotions m on m.id = c.promotion_id and (m.event_id is null or m.event_id = ${eventId})
    left join promotion_customers u on u.promotion_id = m.id and u.email = ${email ?? ''}
    cross join lateral (
      select count(*)::int as used, (count(*) filter (where d.email = u.email))::int as used_by_customer
      from redemptions d where d.order_id = ${exceptOrder} and d.promo_code_id = c.id and d.released_at is null
    ) as own
    where c.org_id = ${orgId} and c.code = ${code}
  )`
}

/** What a booked code takes off each line; see `planDiscount`. */
export function discountOf(booked: BookedCode, lines: readonly DiscountableLine[], currency: string, now: Date): Discount {
  return planDiscount(booked && factsOf(booked), lines, currency, now)
}

function factsOf(booked: NonNullable<BookedCode>): CodeFacts {
  return { ...booked, terms: termsOf(booked) }
}

/** The constraint `promotion_terms` promises that a kind's own columns are there. */
function termsOf({ kind, percentBps, amountMinor, currency, buyQuantity, getQuantity }: NonNullable<BookedCode>): CodeFacts['terms'] {
  switch (kind) {
    case 'percentage':
      return { kind, percentBps: percentBps ?? 0 }
    case 'fixed':
      return { kind, amountMinor: amountMinor ?? 0, currency: currency ?? '' }
    case 'buy_x_get_y':
      return { kind, buyQuantity: buyQuantity ?? 1, getQuantity: getQuantity ?? 0 }
    case 'access':
      return { kind }
  }
}
