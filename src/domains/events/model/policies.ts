import type { Currency, Money } from '@/lib/money'
import { type Policies, policyDeadline } from '../contract'

/** What is kept of a ticket: nothing, a share of its price, an amount, or both. */
export type Fee =
  | { readonly kind: 'none' }
  | { readonly kind: 'share'; readonly bps: number }
  | { readonly kind: 'amount'; readonly amount: Money }
  | { readonly kind: 'both'; readonly bps: number; readonly amount: Money }

/** A policy as it is told: whether one may, until when, at what price. */
interface Term {
  /** Null: the start itself is the end. */
  readonly hours: number | null
  /** Null where each date has its own. */
  readonly until: Date | null
  readonly closed: boolean
  readonly fee: Fee
}

export interface Terms {
  readonly refund: Term | null
  readonly transfer: Term | null
  readonly cancellation: { readonly withinDays: number; readonly fee: Fee }
}

function feeOf(bps: number, minor: number, currency: Currency): Fee {
  const amount = { minor, currency }
  if (bps > 0 && minor > 0) return { kind: 'both', bps, amount }
  if (bps > 0) return { kind: 'share', bps }
  return minor > 0 ? { kind: 'amount', amount } : { kind: 'none' }
}

/** The policies as of `now`; `startsAt` null where tickets are for dates of their own. */
export function termsOf({ refund, transfer, cancellation }: Policies, currency: Currency, startsAt: Date | null, now: Date): Terms {
  const term = (policy: { hoursBefore: number }, fee: Fee): Term => {
    const until = startsAt && policyDeadline(policy, startsAt)
    return { hours: policy.hoursBefore > 0 ? policy.hoursBefore : null, until, closed: until !== null && until <= now, fee }
  }
  return {
    refund: refund && term(refund, feeOf(refund.feeBps, refund.feeMinor, currency)),
    transfer: transfer && term(transfer, feeOf(0, transfer.feeMinor, currency)),
    cancellation: { withinDays: cancellation.withinDays, fee: feeOf(0, cancellation.feeMinor, currency) },
  }
}

/** A span of hours in the unit people say it in: days where they are whole and more than one. */
export function spanOf(hours: number): { readonly unit: 'days' | 'hours'; readonly count: number } {
  return hours % 24 === 0 && hours > 24 ? { unit: 'days', count: hours / 24 } : { unit: 'hours', count: hours }
}
