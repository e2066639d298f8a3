import type { TicketView } from '../contract'

/** What a ticket's page and its place in a list say of its state; a cancelled event weighs more than the ticket's own. */
export function stateOf({ status, event }: Pick<TicketView, 'status' | 'event'>): TicketView['status'] | 'eventCancelled' {
  return event.cancelled && status !== 'refunded' ? 'eventCancelled' : status
}

/** The end of an address that opens what belongs to a ticket, for who came by the mailed link. */
export function keyQuery(accessToken: string | undefined): string {
  return accessToken ? `?key=${accessToken}` : ''
}
