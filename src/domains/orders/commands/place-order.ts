import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { asJson, at } from '@/db/literals'
import { RESERVATION_EXTENSION_MS } from '@/domains/inventory/contract'
import { addressOf } from '@/lib/addresses'
import { assert } from '@/lib/assert'
import { DomainError, postgresError } from '@/lib/errors'
import { idSchema } from '@/lib/id-schema'
import { newId, type Id } from '@/lib/ids'
import { inLocale } from '@/lib/translated'
import type { BuyerScope } from '@/platform/authz'
import { auditCte } from '@/platform/audit'
import { announce } from '@/platform/outbox'
import { newReadableCode } from '@/platform/random'
import type { Shell } from '@/platform/shell'
import type { PlaceOrderInput, PlaceOrderResult, OrderError } from '../contract'
import { priceCheckout, readCheckout, type CheckoutFacts, type PricedCheckout } from '../queries'
import { confirmStatement } from './confirm-order'
import { cancelOrders } from './end-reservations'

/** The provider keeps its page open at least this long; ours closes it when the reservation ends before. */
const CHECKOUT_PAGE_MS = 31 * 60_000

interface Plan {
  orderId: Id<'ord'>
  paymentId: Id<'pay'>
  number: string
  facts: CheckoutFacts
  priced: PricedCheckout
  page: { id: string; url: string } | null
  input: PlaceOrderInput
}

/**
 * Makes an order of a reservation and opens the payment page, or confirms at once what costs nothing. A repeated request id
 * gets the first answer; a new one replaces the order that still waited for its payment. Throws
 * `orders.reservation_not_found`, `orders.reservation_expired`, `orders.code_refused`, `orders.customer_limit`,
 * `orders.payment_unavailable`; then nothing has changed and the reservation stands.
 */
export async function placeOrder(shell: Shell, scope: BuyerScope, input: PlaceOrderInput): Promise<PlaceOrderResult> {
  const facts = await readCheckout(shell.db, scope, { ...input, email: input.buyer.email })
  if (facts.earlier) return repeated(facts.earlier)
  if (facts.status !== 'held' || facts.expiresAt <= shell.now) throw new DomainError<OrderError>('orders.reservation_expired', 'gone')

  const priced = priceCheckout(facts, input.promoCode, shell.now)
  if (priced.code?.outcome === 'refused') throw new DomainError<OrderError>('orders.code_refused', 'conflict', { reason: priced.code.reason })

  const ids = { orderId: newId('ord'), paymentId: newId('pay'), number: `FG-${newReadableCode(8)}` }
  // Before the order is written: a page nobody was sent to is harmless, an order without its page is not.
  const page = priced.price.totalMinor > 0 ? await openPaymentPage(shell, { ...ids, facts, priced, input }) : null
  try {
    await apply(shell, scope, { ...ids, facts, priced, page, input })
  } catch (error) {
    if (page) shell.waitUntil(shell.payments.closePage(page.id).catch(() => undefined))
    // Another request of this buyer was quicker by an instant: now it is there to be repeated or replaced.
    if (AT_ONCE.has(postgresError(error)?.constraint ?? '')) return placeOrder(shell, scope, input)
    throw ruleBroken(error)
  }
  return page ? { outcome: 'pay', orderId: ids.orderId, checkoutUrl: page.url } : { outcome: 'confirmed', orderId: ids.orderId }
}

const AT_ONCE = new Set(['order_request_once', 'order_reservation_once'])

/** What a broken constraint means to the buyer. */
function ruleBroken(error: unknown): unknown {
  switch (postgresError(error)?.constraint) {
    case 'promo_code_not_overspent':
      return new DomainError<OrderError>('orders.code_refused', 'conflict', { reason: 'spent' })
    case 'promotion_customer_limit':
      return new DomainError<OrderError>('orders.code_refused', 'conflict', { reason: 'customer_limit' })
    case 'customer_limit':
      return new DomainError<OrderError>('orders.customer_limit', 'conflict')
    default:
      return error
  }
}

function repeated({ orderId, status, checkoutUrl }: NonNullable<CheckoutFacts['earlier']>): PlaceOrderResult {
  if (status === 'cancelled') throw new DomainError<OrderError>('orders.reservation_expired', 'gone')
  return status === 'pending' && checkoutUrl ? { outcome: 'pay', orderId, checkoutUrl } : { outcome: 'confirmed', orderId }
}

async function openPaymentPage(
  { env, now, payments }: Shell,
  { orderId, paymentId, number, facts, priced, input }: Omit<Plan, 'page'>,
): Promise<{ id: string; url: string }> {
  const { locale, reservationId } = input
  const charged = facts.lines.map((line, index) => ({
    name: `${line.quantity} × ${inLocale(line.name, locale)}`,
    amountMinor: priced.price.chargedMinor[index] ?? 0,
  }))
  try {
    return await payments.openPage({
      paymentId,
      orderId,
      email: input.buyer.email,
      locale,
      currency: priced.currency,
      items: charged.filter(({ amountMinor }) => amountMinor > 0),
      description: `${inLocale(facts.eventName, locale)} · ${number}`,
      successUrl: env.APP_URL + addressOf({ pathname: '/orders/[orderId]', params: { orderId } }, locale),
      cancelUrl: env.APP_URL + addressOf({ pathname: '/checkout/[reservationId]', params: { reservationId }, query: { step: 'pay', payment: 'left' } }, locale),
      expiresAt: new Date(now.getTime() + CHECKOUT_PAGE_MS),
    })
  } catch (error) {
    throw Object.assign(new DomainError<OrderError>('orders.payment_unavailable', 'unavailable'), { cause: error })
  }
}

const applied = z.object({ order_id: idSchema('ord').nullable(), news: z.array(idSchema('obx')) })

/** One round trip: what waited is dropped, the order is written, and confirmed when nothing has to be paid. */
async function apply(shell: Shell, scope: BuyerScope, plan: Plan): Promise<void> {
  const { db } = shell
  const statements = [
    ...(plan.facts.pendingOrderId ? [dropStatement(shell, scope, plan.facts.pendingOrderId)] : []),
    applyStatement(shell, scope, plan),
    ...(plan.page ? [] : [confirmStatement(shell, scope.actor, freeOf(plan))]),
  ]
  const [first, ...others] = statements.map((statement) => db.execute(statement))
  assert(first, 'an order is at least one statement')
  const results = others.length > 0 ? await db.batch([first, ...others]) : [await first]
  const rows = results.map(({ rows: [row] }) => applied.parse(row))
  if (!rows.some((row) => row.order_id === plan.orderId)) throw new DomainError<OrderError>('orders.reservation_expired', 'gone')
  announce(shell, rows.flatMap((row) => row.news))
}

const freeOf = ({ paymentId, priced }: Plan) =>
  ({ paymentId, providerPaymentId: null, amountMinor: 0, currency: priced.currency, event: null }) as const

/** The buyer came back from the payment page and changed something: the order that waited there is replaced. */
function dropStatement(shell: Shell, scope: BuyerScope, orderId: Id<'ord'>): SQL {
  return sql`
    with dropped as materialized (
      select id from orders where id = ${orderId} and status = 'pending' for no key update
    ),
    ${cancelOrders(shell, scope.actor, 'buyer')}
    select null as order_id, coalesce((select jsonb_agg(id) from told), '[]') as news`
}

/** The order, its lines, its payment and what it takes of codes and allowances; nothing at all when the reservation is gone. */
function applyStatement(shell: Shell, scope: BuyerScope, { orderId, paymentId, number, facts, priced, page, input }: Plan): SQL {
  const { now } = shell
  const { price, currency } = priced
  const { email, name } = input.buyer
  const code = priced.code?.outcome === 'applied' ? facts.code : null
  const parts = price.parts.map((part, position) => ({ position, ...part }))
  const limited = facts.lines
    .filter((line) => line.maxPerCustomer !== null)
    .map((line) => ({ type: line.ticketTypeId, quantity: line.quantity, allowed: line.maxPerCustomer }))
  return sql`
    with extended as (
      update reservations set extended_at = coalesce(extended_at, ${at(now)}), user_id = coalesce(user_id, ${scope.userId}),
        expires_at = case when extended_at is null
          then greatest(expires_at, ${at(new Date(now.getTime() + RESERVATION_EXTENSION_MS))}) else expires_at end
      where id = ${input.reservationId} and status = 'held' and expires_at > ${at(now)}
        -- It may have been taken in the very moment in which the event was cancelled.
        and exists (select from events e where e.id = event_id and e.status <> 'cancelled')
      returning id, org_id, event_id
    ),
    made as (
      insert into orders (id, org_id, event_id, reservation_id, number, user_id, buyer_hash, email, name, locale, currency,
        subtotal_minor, discount_minor, fees_minor, tax_minor, total_minor, request_id, created_at)
      select ${orderId}, org_id, event_id, id, ${number}, ${scope.userId}, ${scope.buyerHash}, ${email}, ${name}, ${input.locale},
        ${currency}, ${price.subtotalMinor}, ${price.discountMinor}, ${price.feesMinor}, ${price.taxMinor}, ${price.totalMinor},
        ${input.requestId}, ${at(now)}
      from extended
      returning id, org_id
    ),
    made_lines as (
      insert into order_lines (id, order_id, kind, position, ticket_type_id, occurrence_id, quantity, unit_minor, amount_minor, tax_bps)
      select new_id('oln'), made.id, l.kind, l.position, l."ticketTypeId", l."occurrenceId", l.quantity, l."unitMinor",
        l."amountMinor", l."taxBps"
      from made, jsonb_to_recordset(${asJson(parts)}) as l(kind text, position int, "ticketTypeId" text, "occurrenceId" text,
        quantity int, "unitMinor" int, "amountMinor" int, "taxBps" int)
    ),
    made_payment as (
      insert into payments (id, org_id, order_id, provider, amount_minor, currency, provider_session_id, checkout_url, created_at)
      select ${paymentId}, org_id, id, ${page ? 'stripe' : 'free'}, ${price.totalMinor}, ${currency}, ${page?.id ?? null},
        ${page?.url ?? null}, ${at(now)}
      from made
    ),
    spent_code as (
      update promo_codes set redeemed = redeemed + 1 from made
      where promo_codes.id = ${code?.id ?? null}
    ),
    spent_customer as (
      insert into promotion_customers (promotion_id, email, redeemed, allowed)
      select ${code?.promotionId ?? null}, ${email}, 1, ${code?.maxPerCustomer ?? null}::int
      from made where ${code?.maxPerCustomer ?? null}::int is not null
      on conflict (promotion_id, email) do update set redeemed = promotion_customers.redeemed + 1, allowed = excluded.allowed
    ),
    redeemed as (
      insert into redemptions (id, org_id, promotion_id, promo_code_id, order_id, email, discount_minor, created_at)
      select new_id('red'), made.org_id, ${code?.promotionId ?? null}, ${code?.id ?? null}, made.id, ${email}, ${price.discountMinor}, ${at(now)}
      from made where ${code?.id ?? null}::text is not null
    ),
    allowed as (
      insert into customer_allowances (ticket_type_id, email, taken, allowed)
      select a.type, ${email}, sum(a.quantity), max(a.allowed)
      from made, jsonb_to_recordset(${asJson(limited)}) as a(type text, quantity int, allowed int)
      group by a.type
      on conflict (ticket_type_id, email) do update
        set taken = customer_allowances.taken + excluded.taken, allowed = excluded.allowed
    ),
    audited_placing as (${auditCte(
      shell,
      {
        orgId: sql`org_id`,
        actor: scope.actor,
        action: 'order.placed',
        subjectId: sql`id`,
        after: sql`jsonb_build_object('total', ${price.totalMinor}::int, 'currency', ${currency}::text)`,
      },
      sql`made`,
    )})
    select (select id from made) as order_id, '[]'::jsonb as news`
}
