import { z } from 'zod'
import { idSchema } from '@/lib/id-schema'
import { cursorSchema, linkSecretSchema, pageLimitSchema } from '@/lib/inputs'
import { translatedSchema } from '@/lib/translated-schema'

const ticketIdSchema = idSchema('tkt')

/** The mailed order secret opens the order's tickets too. */
export const ticketInput = z.object({
  ticketId: ticketIdSchema,
  accessToken: linkSecretSchema.optional(),
})

export const ticketView = z.object({
  id: ticketIdSchema,
  code: z.string(),
  status: z.enum(['active', 'used', 'expired', 'cancelled', 'refunded']),
  orderId: idSchema('ord'),
  orderNumber: z.string(),
  /** The date it is for; null: the event as a whole. */
  occurrenceId: idSchema('occ').nullable(),
  holderName: z.string(),
  typeName: translatedSchema,
  kind: z.enum(['standard', 'vip', 'backstage', 'camping', 'parking', 'combo']),
  /** The signed text in the QR code; null once the ticket no longer admits. */
  qrPayload: z.string().nullable(),
  /** Its last moment, by whichever of the three expiry rules comes first. */
  validUntil: z.date().nullable(),
  /** How often it has let somebody in, and how often it may; null: without limit. */
  scanCount: z.number().int(),
  maxScans: z.number().int().nullable(),
  event: z.object({
    id: idSchema('evt'),
    slug: z.string(),
    name: translatedSchema,
    timeZone: z.string(),
    colors: z.tuple([z.string(), z.string()]),
    venueName: z.string(),
    address: z.string(),
    city: z.string(),
    /** The event, or the ticket's occurrence of it. */
    cancelled: z.boolean(),
    /** Of the ticket's occurrence when it has one. */
    startsAt: z.date(),
    endsAt: z.date(),
    admissionOpensAt: z.date(),
  }),
  zones: z.array(z.string()),
})
export type TicketView = z.infer<typeof ticketView>

/** A ticket for its own page: it knows all tickets of its order, itself among them, in their order. */
export const ticketWithSiblings = ticketView.extend({ siblings: z.array(ticketIdSchema) })
export type TicketWithSiblings = z.infer<typeof ticketWithSiblings>

/** Upcoming ones, the next first; or past ones, the latest first. */
export const myTicketsInput = z.object({
  when: z.enum(['upcoming', 'past']).default('upcoming'),
  cursor: ticketIdSchema.optional(),
  limit: z.number().int().min(1).max(50).default(20),
})
export type MyTicketsInput = z.output<typeof myTicketsInput>
export const myTicketsResult = z.object({ tickets: z.array(ticketView).max(50), nextCursor: ticketIdSchema.nullable() })

export type MyTickets = z.infer<typeof myTicketsResult>

/** A ticket as its organisation has it: nothing of the person who holds it. */
export const orgTicket = z.object({
  id: ticketIdSchema,
  code: z.string(),
  status: ticketView.shape.status,
  eventId: idSchema('evt'),
  /** The date it is for; null: the event as a whole. */
  occurrenceId: idSchema('occ').nullable(),
  ticketTypeId: idSchema('tty'),
  typeName: translatedSchema,
  orderId: idSchema('ord'),
  createdAt: z.date(),
  /** Its last moment, by whichever expiry rule comes first; null: none. */
  validUntil: z.date().nullable(),
  scanCount: z.number().int(),
  /** Null: without limit. */
  maxScans: z.number().int().nullable(),
  firstScanAt: z.date().nullable(),
  lastScanAt: z.date().nullable(),
}).meta({ id: 'Ticket', description: 'A ticket; says nothing of who holds it.' })
export type OrgTicket = z.infer<typeof orgTicket>

/** In the order in which they were issued. */
export const orgTicketsInput = z.object({
  eventId: idSchema('evt'),
  ticketTypeId: idSchema('tty').optional(),
  status: ticketView.shape.status.optional(),
  /** Whether it has let somebody in yet. */
  checkedIn: z.boolean().optional(),
  cursor: cursorSchema.optional(),
  limit: pageLimitSchema,
})

export type OrgTicketsInput = z.output<typeof orgTicketsInput>
export const orgTicketsResult = z.object({ items: z.array(orgTicket).max(100), nextCursor: z.string().nullable() })
export type OrgTickets = z.infer<typeof orgTicketsResult>
export const orgTicketInput = z.object({ ticketId: ticketIdSchema })

/** Who holds a ticket: one for each. */
export const attendee = z.object({
  ticketId: ticketIdSchema,
  ticketCode: z.string(),
  ticketStatus: ticketView.shape.status,
  ticketTypeId: idSchema('tty'),
  typeName: translatedSchema,
  eventId: idSchema('evt'),
  occurrenceId: idSchema('occ').nullable(),
  orderId: idSchema('ord'),
  orderNumber: z.string(),
  name: z.string(),
  email: z.string(),
  /** When they first came in; null: not yet. */
  checkedInAt: z.date().nullable(),
}).meta({ id: 'Attendee', description: 'Who holds a ticket: one for each.' })
export type Attendee = z.infer<typeof attendee>
export const attendeesResult = z.object({ items: z.array(attendee).max(100), nextCursor: z.string().nullable() })
export type Attendees = z.infer<typeof attendeesResult>

export const resendInput = z.object({ orderId: idSchema('ord'), accessToken: linkSecretSchema.optional() })
export const resendResult = z.object({ outcome: z.enum(['sent', 'nothing_to_send']) })

const TICKET_ERRORS = ['tickets.not_found'] as const
export type TicketError = (typeof TICKET_ERRORS)[number]
