import { z } from 'zod'
import type { StripeContext } from './context.ts'
import { newCouponId } from './ids.ts'
import { couponObject, isCouponValid } from './objects/coupon.ts'
import { currency, integer, metadata, parseParams, positive, text } from './params.ts'
import { invalidRequest, noSuch, refused } from './problem.ts'
import type { CouponRecord } from './records.ts'
import type { Route } from './route.ts'

const percent = text.transform(Number).refine((value) => value > 0 && value <= 100, {
  error: 'percent_off must be greater than 0 and less than or equal to 100.',
})

const createParams = z.strictObject({
  id: text.optional(),
  name: text.max(40).optional(),
  duration: z.literal('once').optional(),
  percent_off: percent.optional(),
  amount_off: positive.optional(),
  currency: currency.optional(),
  max_redemptions: positive.optional(),
  redeem_by: integer.optional(),
  metadata: metadata.optional(),
})

/** POST /v1/coupons, GET /v1/coupons/:id. Payments are made once, so `once` is the only duration. */
export const couponRoutes: Route[] = [
  {
    method: 'POST',
    path: '/coupons',
    answer: (context, { input }) => {
      const params = parseParams(createParams, input)
      if ((params.percent_off === undefined) === (params.amount_off === undefined)) {
        throw invalidRequest('You must pass either percent_off or amount_off.', { code: 'parameter_missing' })
      }
      if (params.amount_off !== undefined && params.currency === undefined) {
        throw invalidRequest('You must pass currency when passing amount_off', { code: 'parameter_missing', param: 'currency' })
      }
      if (params.id !== undefined && context.store.coupons.get(params.id)) {
        throw refused('Coupon already exists.', { code: 'resource_already_exists' })
      }
      const coupon = context.store.coupons.put({
        id: params.id ?? newCouponId(),
        created: context.now(),
        name: params.name ?? null,
        percentOff: params.percent_off ?? null,
        amountOff: params.amount_off ?? null,
        currency: params.currency ?? null,
        maxRedemptions: params.max_redemptions ?? null,
        redeemBy: params.redeem_by ?? null,
        timesRedeemed: 0,
        metadata: params.metadata ?? {},
      })
      return couponObject(coupon, context.now())
    },
  },
  {
    method: 'GET',
    path: '/coupons/:id',
    answer: (context, { id }) => {
      const coupon = context.store.coupons.get(id)
      if (!coupon) throw noSuch('coupon', id, 'coupon')
      return couponObject(coupon, context.now())
    },
  },
]

/** The coupon a new session names; refused when it does not exist, is spent, or is in another currency. */
export function usableCoupon(context: StripeContext, id: string, sessionCurrency: string): CouponRecord {
  const coupon = context.store.coupons.get(id)
  if (!coupon) throw noSuch('coupon', id, 'discounts[0][coupon]')
  if (!isCouponValid(coupon, context.now())) {
    throw refused(`Coupon ${id} is expired.`, { code: 'coupon_expired', param: 'discounts[0][coupon]' })
  }
  if (coupon.currency !== null && coupon.currency !== sessionCurrency) {
    const message = `The coupon ${id} is in ${coupon.currency} and cannot be applied to a session in ${sessionCurrency}.`
    throw refused(message, { param: 'discounts[0][coupon]' })
  }
  return coupon
}

/** What the coupon takes off each line, in minor units; the parts add up to its whole. */
export function discountsOn(lineTotals: readonly number[], coupon: CouponRecord | null): number[] {
  const subtotal = lineTotals.reduce((sum, total) => sum + total, 0)
  if (coupon === null || subtotal === 0) return lineTotals.map(() => 0)
  const off = Math.min(subtotal, coupon.amountOff ?? Math.round((subtotal * (coupon.percentOff ?? 0)) / 100))
  let before = 0
  let given = 0
  return lineTotals.map((total) => {
    before += total
    const upToHere = Math.round((off * before) / subtotal)
    const part = upToHere - given
    given = upToHere
    return part
  })
}

export function redeem(context: StripeContext, couponId: string | null): void {
  const coupon = couponId === null ? null : context.store.coupons.get(couponId)
  if (coupon) context.store.coupons.put({ ...coupon, timesRedeemed: coupon.timesRedeemed + 1 })
}
