import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { runStatement } from '@/db/statement'
import { DomainError } from '@/lib/errors'
import { idSchema } from '@/lib/id-schema'
import type { Id } from '@/lib/ids'
import { auditCte } from '@/platform/audit'
import type { Shell } from '@/platform/shell'
import type { OrderAccess } from '../queries'
import type { OrderError } from '../contract'

const answer = z.object({ owner: idSchema('usr').nullable(), claimed: z.boolean() })

/**
 * Takes a guest's order and its tickets into the reader's account. Whoever reaches the order may: by the browser that
 * bought it or by the mailed link. Throws `orders.not_found`, `orders.belongs_to_another_account`.
 */
export async function claimOrder(
  shell: Pick<Shell, 'db' | 'now' | 'requestId' | 'ip'>,
  { scope, hasLink }: OrderAccess,
  userId: Id<'usr'>,
  orderId: Id<'ord'>,
): Promise<{ outcome: 'claimed' | 'already_yours' }> {
  const [row] = await runStatement(
    shell.db,
    sql`
      with found as materialized (
        select id, org_id, user_id from orders
        where id = ${orderId} and (${hasLink} or buyer_hash = ${scope.buyerHash} or user_id = ${userId}) for no key update
      ),
      claimed as (
        update orders set user_id = ${userId} from found where orders.id = found.id and found.user_id is null
        returning orders.id, orders.org_id
      ),
      moved as (
        update tickets set user_id = ${userId} from claimed where tickets.order_id = claimed.id and tickets.user_id is null
      ),
      audited as (${auditCte(
        shell,
        { orgId: sql`org_id`, actor: scope.actor, action: 'order.claimed', subjectId: sql`id`, after: sql`'{}'::jsonb` },
        sql`claimed`,
      )})
      select found.user_id as owner, exists (select from claimed) as claimed from found`,
    answer,
  )
  if (!row) throw new DomainError<OrderError>('orders.not_found', 'not_found')
  if (row.claimed) return { outcome: 'claimed' }
  if (row.owner === userId) return { outcome: 'already_yours' }
  throw new DomainError<OrderError>('orders.belongs_to_another_account', 'conflict')
}
