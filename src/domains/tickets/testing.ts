import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { decodePDFRawStream, PDFArray, PDFDocument, PDFRawStream } from '@cantoo/pdf-lib'
import { asc, eq } from 'drizzle-orm'
import { payments } from '@/db/schema/payments'
import { tickets } from '@/db/schema/tickets'
import { reserve } from '@/domains/inventory/commands/reserve'
import { confirmOrder } from '@/domains/orders/commands/confirm-order'
import { placeOrder } from '@/domains/orders/commands/place-order'
import type { PlaceOrderInput } from '@/domains/orders/contract'
import { orderInput } from '@/domains/orders/testing'
import { assert, only } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import type { BuyerScope } from '@/platform/authz'
import type { Shell } from '@/platform/shell'

interface OrderFacts {
  eventId: Id<'evt'>
  ticketTypeId: Id<'tty'>
  occurrenceId?: Id<'occ'>
  quantity?: number
  order?: Partial<PlaceOrderInput>
}

/**
 * Tickets bought the real way: reserved, ordered, paid (or free). What is not free needs a shell whose clock is the wall's,
 * for the payment page lies in its provider's future.
 */
export async function makeTickets(
  shell: Shell,
  scope: BuyerScope,
  { eventId, ticketTypeId, occurrenceId, quantity = 1, order }: OrderFacts,
): Promise<{ orderId: Id<'ord'>; ticketIds: Id<'tkt'>[]; ticketId: Id<'tkt'> }> {
  const reserved = await reserve(shell, scope, {
    eventId,
    requestId: newId('req'),
    lines: [{ ticketTypeId, occurrenceId: occurrenceId ?? null, quantity }],
  })
  assert(reserved.outcome === 'reserved', `the stock is there: ${JSON.stringify(reserved)}`)
  const { orderId, outcome } = await placeOrder(shell, scope, orderInput(reserved.reservationId, order))
  if (outcome === 'pay') {
    const { id, amountMinor, currency } = only(await shell.db.select().from(payments).where(eq(payments.orderId, orderId)))
    const report = { paymentId: id, providerPaymentId: `pi_${orderId}`, amountMinor, currency, event: null }
    assert((await confirmOrder(shell, { kind: 'provider', id: 'stripe' }, report)).outcome === 'confirmed', 'a payment of all of it confirms')
  }
  const rows = await shell.db.select({ id: tickets.id }).from(tickets).where(eq(tickets.orderId, orderId)).orderBy(asc(tickets.id))
  const [first] = rows
  assert(first, 'an order has tickets')
  return { orderId, ticketIds: rows.map(({ id }) => id), ticketId: first.id }
}

/** Our static files on 127.0.0.1, as the product serves them: documents fetch their fonts there. */
export async function serveFonts(): Promise<{ url: string; stop(): void }> {
  const server = createServer((request, response) => {
    readFile(`public${new URL(request.url ?? '', 'http://fonts').pathname}`).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  const address = server.address()
  assert(address !== null && typeof address === 'object', 'a listening server has an address')
  return { url: `http://127.0.0.1:${address.port}`, stop: () => server.close() }
}

/** The pages of a PDF, each as the pieces of text on it, in reading order within a piece. */
export async function pdfTexts(pdf: Uint8Array): Promise<string[][]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  return document.getPages().map((page) => {
    const contents = page.node.Contents()
    const streams = contents instanceof PDFArray ? contents.asArray().map((part) => document.context.lookup(part)) : [contents]
    const operators = streams.flatMap((stream) => (stream instanceof PDFRawStream ? [new TextDecoder().decode(decodePDFRawStream(stream).decode())] : []))
    return [...operators.join('\n').matchAll(/\/ActualText <FEFF([0-9A-F]*)>/g)].map(([, hex = '']) =>
      String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))),
    )
  })
}
