import { sql, type SQL } from 'drizzle-orm'
import { auditCte } from '@/platform/audit'
import type { Shell } from '@/platform/shell'

/**
 * CTEs that give guests' orders and their tickets to the account that has just proven their address. For a statement
 * with a CTE `person (id, email)` of at most one row; adds `claimed_orders`. An order that has an owner keeps it.
 */
export function claimGuestOrders(origin: Pick<Shell, 'now' | 'requestId' | 'ip'>): SQL {
  return sql`claimed_orders as (
      update orders set user_id = person.id from person
      where orders.user_id is null and orders.email = person.email
      returning orders.id, orders.org_id, orders.user_id
    ), claimed_tickets as (
      update tickets set user_id = claimed_orders.user_id from claimed_orders
      where tickets.order_id = claimed_orders.id and tickets.user_id is null
    ), claims_audited as (
      ${auditCte(
        origin,
        {
          orgId: sql`claimed_orders.org_id`,
          actor: { kind: 'user', id: sql`claimed_orders.user_id` },
          action: 'order.claimed',
          subjectId: sql`claimed_orders.id`,
          after: sql`jsonb_build_object('userId', claimed_orders.user_id)`,
        },
        sql`claimed_orders`,
      )}
    )`
}
