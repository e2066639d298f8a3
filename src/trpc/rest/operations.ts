import type { ProcedureName } from '../root'

/** A path of the REST API and a method of it, and the procedure that answers. */
export interface Operation {
  readonly id: string
  readonly method: 'GET' | 'POST'
  /** Below `/api/v1`; names in braces are inputs of the procedure. */
  readonly path: `/${string}`
  readonly procedure: ProcedureName
  readonly tag: Tag
  readonly summary: string
  readonly description: string
}

export const TAGS = {
  Events: 'What your organisation puts on: dates, places, entrances.',
  'Ticket types': 'What can be bought, at which price, and how much of it is left.',
  Orders: 'Who bought what, and what became of the payment.',
  Tickets: 'Tickets that were issued, and how often each has let somebody in.',
  Attendees: 'Who holds a ticket.',
  'Check-in': 'Letting people in.',
  Catalogue: 'What is announced to everybody, of all organisers. Takes no key.',
} as const
type Tag = keyof typeof TAGS

/** The whole surface, made of procedures that the site uses too. */
export const OPERATIONS: readonly Operation[] = [
  {
    id: 'listEvents', method: 'GET', path: '/events', procedure: 'events.orgList', tag: 'Events',
    summary: 'List events', description: 'All events of the organisation, drafts and past ones too, the latest to begin first.',
  },
  {
    id: 'getEvent', method: 'GET', path: '/events/{eventId}', procedure: 'events.orgGet', tag: 'Events',
    summary: 'Get an event', description: 'One event with the dates of a series and the entrances inside its outer gate.',
  },
  {
    id: 'listTicketTypes', method: 'GET', path: '/events/{eventId}/ticket-types', procedure: 'inventory.orgTypes', tag: 'Ticket types',
    summary: 'List an event’s ticket types', description: 'All of them, hidden ones too, in the order in which they are shown, with their stock.',
  },
  {
    id: 'getTicketType', method: 'GET', path: '/ticket-types/{ticketTypeId}', procedure: 'inventory.orgType', tag: 'Ticket types',
    summary: 'Get a ticket type', description: 'One ticket type with its stock.',
  },
  {
    id: 'listOrders', method: 'GET', path: '/orders', procedure: 'orders.orgList', tag: 'Orders',
    summary: 'List orders', description: 'The organisation’s orders, the latest first.',
  },
  {
    id: 'getOrder', method: 'GET', path: '/orders/{orderId}', procedure: 'orders.orgGet', tag: 'Orders',
    summary: 'Get an order', description: 'One order with every part of its price, its payment and its tickets.',
  },
  {
    id: 'listTickets', method: 'GET', path: '/events/{eventId}/tickets', procedure: 'tickets.orgList', tag: 'Tickets',
    summary: 'List an event’s tickets', description: 'Tickets in the order in which they were issued. Says nothing of who holds them.',
  },
  {
    id: 'getTicket', method: 'GET', path: '/tickets/{ticketId}', procedure: 'tickets.orgGet', tag: 'Tickets',
    summary: 'Get a ticket', description: 'One ticket, and how often it has let somebody in.',
  },
  {
    id: 'listAttendees', method: 'GET', path: '/events/{eventId}/attendees', procedure: 'tickets.attendees', tag: 'Attendees',
    summary: 'List an event’s attendees', description: 'Who holds a ticket, one entry for each ticket, in the order in which they were issued.',
  },
  {
    id: 'getAttendee', method: 'GET', path: '/attendees/{ticketId}', procedure: 'tickets.attendee', tag: 'Attendees',
    summary: 'Get an attendee', description: 'Who holds one ticket.',
  },
  {
    id: 'checkIn', method: 'POST', path: '/events/{eventId}/check-ins', procedure: 'gate.scan', tag: 'Check-in',
    summary: 'Check a ticket in',
    description:
      'Judges what was scanned or typed and lets the ticket in, once, or says why not: a refusal is an answer with status 200 and its `reason`. '
      + 'A repeat of the same `nonce` gets the first answer, so a call that got none can be sent again.',
  },
  {
    id: 'listCatalogue', method: 'GET', path: '/catalogue', procedure: 'events.list', tag: 'Catalogue',
    summary: 'Search announced events', description: 'Events of all organisers that can still be visited, by their next date.',
  },
  {
    id: 'getCatalogueEvent', method: 'GET', path: '/catalogue/{slug}', procedure: 'events.bySlug', tag: 'Catalogue',
    summary: 'Get an announced event', description: 'What the page of an event shows, but for the stock.',
  },
]

/** An operation with the values of its path. */
export interface Found {
  operation: Operation
  params: Readonly<Record<string, string>>
}

/** What answers at a path, whatever the method. */
export function operationsAt(path: string): Found[] {
  return OPERATIONS.flatMap((operation) => {
    const params = paramsIn(operation.path, path)
    return params ? [{ operation, params }] : []
  })
}

export const paramNames = ({ path }: Pick<Operation, 'path'>): string[] => [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => (name ? [name] : []))

function paramsIn(template: string, path: string): Record<string, string> | null {
  const [wanted, given] = [template.split('/'), path.split('/')]
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [index, want] of wanted.entries()) {
    const segment = given[index] ?? ''
    const name = /^\{(\w+)\}$/.exec(want)?.[1]
    if (name === undefined ? want !== segment : segment === '') return null
    if (name !== undefined) params[name] = segment
  }
  return params
}
