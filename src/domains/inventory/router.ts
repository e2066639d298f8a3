import { buyer, limitCodes, publicProcedure, router } from '@/trpc/init'
import { z } from 'zod'
import { reserve } from './commands/reserve'
import { cartResult, offersInput, offersResult, reservationIdSchema, reservationView, reserveInput, reserveResult } from './contract'
import { getCart, getReservation, listOffers } from './queries'

export const inventoryRouter = router({
  offers: publicProcedure
    .input(offersInput)
    .output(offersResult)
    .use(limitCodes)
    .query(({ ctx, input }) => listOffers(ctx.db, input, ctx.now)),
  reserve: buyer
    .input(reserveInput)
    .output(reserveResult)
    .use(limitCodes)
    .mutation(({ ctx, input }) => reserve(ctx, ctx.scope, input)),
  reservation: buyer
    .input(z.object({ reservationId: reservationIdSchema }))
    .output(reservationView)
    .query(({ ctx, input }) => getReservation(ctx.db, ctx.scope, input.reservationId, ctx.now)),
  cart: buyer.output(cartResult).query(({ ctx }) => getCart(ctx.db, ctx.scope, ctx.now)),
})
