import type { promoCodes, promotions } from '../../src/db/schema/promotions.ts'
import { newId } from '../../src/lib/ids.ts'
import type { MadeEvent, World } from './build.ts'

type Terms = Omit<typeof promotions.$inferInsert, 'id' | 'orgId' | 'eventId'>
type Code = Pick<typeof promoCodes.$inferInsert, 'code' | 'maxRedemptions' | 'redeemed'>

/** A promotion of one event, with its one code. */
export function addPromotion({ rows }: World, { orgId, eventId }: MadeEvent, terms: Terms, code: Code): void {
  const promotionId = newId('prm')
  rows.promotions.push({ id: promotionId, orgId, eventId, ...terms })
  rows.promoCodes.push({ id: newId('pcd'), orgId, promotionId, ...code })
}
