import { buyer, limitCodes, orgOrKey, router, signedIn } from '@/trpc/init'
import { cancelOrder } from './commands/cancel-order'
import { claimOrder } from './commands/claim-order'
import { placeOrder } from './commands/place-order'
import { releaseReservation } from './commands/release-reservation'
import {
  cancelOrderResult,
  claimResult,
  myOrdersInput,
  myOrdersResult,
  orderInput,
  orderView,
  orgOrderDetail,
  orgOrderInput,
  orgOrdersInput,
  orgOrdersResult,
  placeOrderInput,
  placeOrderResult,
  quoteInput,
  quoteSchema,
  releaseInput,
  releaseResult,
} from './contract'
import { getOrder, listMyOrders, orderAccess, quote } from './queries'
import { getOrgOrder, listOrgOrders } from './queries/org-orders'

export const ordersRouter = router({
  quote: buyer
    .input(quoteInput)
    .output(quoteSchema)
    .use(limitCodes)
    .query(({ ctx, input }) => quote(ctx.db, ctx.scope, input, ctx.now)),
  place: buyer
    .input(placeOrderInput)
    .output(placeOrderResult)
    .use(limitCodes)
    .mutation(({ ctx, input }) => placeOrder(ctx, ctx.scope, input)),
  get: buyer
    .input(orderInput)
    .output(orderView)
    .query(async ({ ctx, input }) => getOrder(ctx.db, await orderAccess(ctx, input), input.orderId, ctx.now)),
  mine: signedIn
    .input(myOrdersInput)
    .output(myOrdersResult)
    .query(({ ctx, input }) => listMyOrders(ctx.db, ctx.session.userId, input, ctx.now)),
  cancel: buyer
    .input(orderInput)
    .output(cancelOrderResult)
    .mutation(async ({ ctx, input }) => cancelOrder(ctx, await orderAccess(ctx, input), input.orderId)),
  release: buyer
    .input(releaseInput)
    .output(releaseResult)
    .mutation(({ ctx, input }) => releaseReservation(ctx, ctx.scope, input.reservationId)),
  claim: signedIn
    .input(orderInput)
    .output(claimResult)
    .mutation(async ({ ctx, input }) => claimOrder(ctx, await orderAccess(ctx, input), ctx.session.userId, input.orderId)),
  /** An organisation's own, for who works there and for its programs. */
  orgList: orgOrKey('orders.view').input(orgOrdersInput).output(orgOrdersResult).query(({ ctx, input }) => listOrgOrders(ctx, ctx.scope, input)),
  orgGet: orgOrKey('orders.view').input(orgOrderInput).output(orgOrderDetail).query(({ ctx, input }) => getOrgOrder(ctx, ctx.scope, input.orderId)),
})
