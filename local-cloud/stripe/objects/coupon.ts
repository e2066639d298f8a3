import type Stripe from 'stripe'
import type { CouponRecord } from '../records.ts'

/** Whether the coupon may be used at that second. */
export function isCouponValid(coupon: CouponRecord, now: number): boolean {
  const spent = coupon.maxRedemptions !== null && coupon.timesRedeemed >= coupon.maxRedemptions
  return !spent && (coupon.redeemBy === null || now <= coupon.redeemBy)
}

/** The Coupon as the API shows it. */
export function couponObject(coupon: CouponRecord, now: number): Stripe.Coupon {
  return {
    id: coupon.id,
    object: 'coupon',
    amount_off: coupon.amountOff,
    created: coupon.created,
    currency: coupon.currency,
    duration: 'once',
    duration_in_months: null,
    livemode: false,
    max_redemptions: coupon.maxRedemptions,
    metadata: coupon.metadata,
    name: coupon.name,
    percent_off: coupon.percentOff,
    redeem_by: coupon.redeemBy,
    times_redeemed: coupon.timesRedeemed,
    valid: isCouponValid(coupon, now),
  }
}
