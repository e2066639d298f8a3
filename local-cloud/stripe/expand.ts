import { z } from 'zod'
import type { StripeContext } from './context.ts'
import { chargeObject } from './objects/charge.ts'
import { couponObject } from './objects/coupon.ts'
import { intentObject } from './objects/intent.ts'
import { refundObject } from './objects/refund.ts'
import { invalidRequest, type StripeProblem } from './problem.ts'
import { lineItems } from './sessions.ts'

const MAX_PATHS = 20
const pathsSchema = z.array(z.string()).max(MAX_PATHS).catch([])

/** Fills in what `expand` names: an id becomes its object, a list left out by default comes along. */
export function expanded(context: StripeContext, answer: object, expand: unknown): object {
  let result: unknown = answer
  for (const path of pathsSchema.parse(expand)) result = expandAt(context, result, path.split('.'), path)
  return isObject(result) ? result : answer
}

function expandAt(context: StripeContext, node: unknown, path: readonly string[], whole: string): unknown {
  const [name, ...rest] = path
  if (name === undefined || node === null) return node
  if (Array.isArray(node)) return node.map((item) => expandAt(context, item, path, whole))
  if (!isObject(node)) throw cannotExpand(whole)
  const value = node[name]
  if (typeof value === 'string') {
    return { ...node, [name]: expandAt(context, referenced(context, name, value) ?? value, rest, whole) }
  }
  if (value !== undefined) return { ...node, [name]: expandAt(context, value, rest, whole) }
  const included = leftOut(context, node, name)
  if (included === null) throw cannotExpand(whole)
  return { ...node, [name]: expandAt(context, included, rest, whole) }
}

function referenced(context: StripeContext, name: string, id: string): object | null {
  const { store } = context
  switch (name) {
    case 'payment_intent': {
      const intent = store.intents.get(id)
      return intent && intentObject(intent)
    }
    case 'latest_charge':
    case 'charge': {
      const charge = store.charges.get(id)
      return charge && chargeObject(charge)
    }
    case 'coupon': {
      const coupon = store.coupons.get(id)
      return coupon && couponObject(coupon, context.now())
    }
    default:
      throw cannotExpand(name)
  }
}

function leftOut(context: StripeContext, node: Readonly<Record<string, unknown>>, name: string): object | null {
  const id = typeof node.id === 'string' ? node.id : ''
  if (name === 'line_items') {
    const session = context.store.sessions.get(id)
    return session && lineItems(context, session)
  }
  if (name === 'refunds' && node.object === 'charge') {
    const refunds = context.store.refunds.newestFirst().filter((refund) => refund.charge === id)
    return { object: 'list', url: `/v1/charges/${id}/refunds`, has_more: false, data: refunds.map(refundObject) }
  }
  return null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function cannotExpand(path: string): StripeProblem {
  return invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' })
}
