import { buyer, limitCodes, orgOrKey, publicProcedure, router } from '@/trpc/init'
import { z } from 'zod'
import { reserve } from './commands/reserve'
import {
  cartResult, offersInput, offersResult, orgTicketType, orgTicketTypeInput, orgTicketTypesInput, orgTicketTypesResult, reservationIdSchema,
  reservationView, reserveInput, reserveResult,
} from './contract'
import { getCart, getReservation, listOffers } from './queries'
import { getOrgTicketType, listOrgTicketTypes } from './queries/org-ticket-types'

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
  /** An organisation's own, for who works there and for its programs. */
  orgTypes: orgOrKey('events.view')
    .input(orgTicketTypesInput)
    .output(orgTicketTypesResult)
    .query(({ ctx, input }) => listOrgTicketTypes(ctx, ctx.scope, input.eventId)),
  orgType: orgOrKey('events.view')
    .input(orgTicketTypeInput)
    .output(orgTicketType)
    .query(({ ctx, input }) => getOrgTicketType(ctx, ctx.scope, input.ticketTypeId)),
})
