import { orderAccess } from '@/domains/orders/queries'
import { buyer, router } from '@/trpc/init'
import { checkPayment } from './commands/check-payment'
import { checkInput, checkResult } from './contract'
import { pendingPaymentOf } from './queries'

export const paymentsRouter = router({
  /** For a buyer who is back from the payment page before the provider's message is here. */
  check: buyer
    .input(checkInput)
    .output(checkResult)
    .mutation(async ({ ctx, input }) => {
      const payment = await pendingPaymentOf(ctx.db, await orderAccess(ctx, input), input.orderId)
      if (!payment) return { outcome: 'settled' as const }
      const state = await checkPayment(ctx, ctx.scope.actor, payment)
      return { outcome: state === 'waiting' ? ('waiting' as const) : ('settled' as const) }
    }),
})
