import { buyer, router, signedIn } from '@/trpc/init'
import { myTicketsInput, myTicketsResult, ticketInput, ticketView } from './contract'
import { getTicket, listMyTickets } from './queries'

export const ticketsRouter = router({
  get: buyer
    .input(ticketInput)
    .output(ticketView)
    .query(({ ctx, input }) => getTicket(ctx, ctx.scope, input)),
  mine: signedIn
    .input(myTicketsInput)
    .output(myTicketsResult)
    .query(({ ctx, input }) => listMyTickets(ctx, ctx.session.userId, input)),
})
