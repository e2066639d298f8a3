import { buyer, orgOrKey, router, signedIn } from '@/trpc/init'
import { resendTickets } from './commands/resend-tickets'
import {
  attendee, attendeesResult, myTicketsInput, myTicketsResult, orgTicket, orgTicketInput, orgTicketsInput, orgTicketsResult, resendInput,
  resendResult, ticketInput, ticketWithSiblings,
} from './contract'
import { getTicket, listMyTickets } from './queries'
import { getAttendee, getOrgTicket, listAttendees, listOrgTickets } from './queries/org-tickets'

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
  /** An organisation's own, for who works there and for its programs; people are a permission of their own. */
  orgList: orgOrKey('orders.view').input(orgTicketsInput).output(orgTicketsResult).query(({ ctx, input }) => listOrgTickets(ctx, ctx.scope, input)),
  orgGet: orgOrKey('orders.view').input(orgTicketInput).output(orgTicket).query(({ ctx, input }) => getOrgTicket(ctx, ctx.scope, input.ticketId)),
  attendees: orgOrKey('attendees.view')
    .input(orgTicketsInput)
    .output(attendeesResult)
    .query(({ ctx, input }) => listAttendees(ctx, ctx.scope, input)),
  attendee: orgOrKey('attendees.view').input(orgTicketInput).output(attendee).query(({ ctx, input }) => getAttendee(ctx, ctx.scope, input.ticketId)),
})
