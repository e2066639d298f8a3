import { buyer, router, signedIn } from '@/trpc/init'
import { resendTickets } from './commands/resend-tickets'
import { myTicketsInput, myTicketsResult, resendInput, resendResult, ticketInput, ticketWithSiblings } from './contract'
import { getTicket, listMyTickets } from './queries'

export const ticketsRouter = router({
  get: buyer
    .input(ticketInput)
    .output(ticketWithSiblings)
    .query(({ ctx, input }) => getTicket(ctx, ctx.scope, input)),
  resend: buyer
    .input(resendInput)
    .output(resendResult)
    .mutation(({ ctx, input }) => resendTickets(ctx, ctx.scope, input)),
  mine: signedIn
    .input(myTicketsInput)
    .output(myTicketsResult)
    .query(({ ctx, input }) => listMyTickets(ctx, ctx.session.userId, input)),
})
