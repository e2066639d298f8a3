import { getOrderDocument, getTicketDocument, type OrderDocument } from '@/domains/tickets/queries'
import { isId } from '@/lib/ids'
import { linkSecretSchema } from '@/lib/inputs'
import { type ApiHandler, refusal, wrongMethod } from '@/platform/http'
import { limitTries } from '@/platform/redis'
import { createContext, type Context } from './context'

/** What a path asks for: documents of one ticket or of a whole order. */
interface Asked {
  read(context: Context, accessToken: string | undefined): Promise<OrderDocument>
  file: 'pdf' | 'ics'
}

const PATHS = {
  tickets: /^\/api\/tickets\/(tkt_[0-9a-f]{32})\/ticket\.pdf$/,
  orderPdf: /^\/api\/orders\/(ord_[0-9a-f]{32})\/tickets\.pdf$/,
  orderCalendar: /^\/api\/orders\/(ord_[0-9a-f]{32})\/calendar\.ics$/,
}

function askedFor(pathname: string): Asked | null {
  const ticketId = PATHS.tickets.exec(pathname)?.[1] ?? ''
  if (isId('tkt', ticketId)) {
    return { file: 'pdf', read: async (context, accessToken) => getTicketDocument(context, await context.buyer(), { ticketId, accessToken }) }
  }
  const pdfOf = PATHS.orderPdf.exec(pathname)?.[1]
  const orderId = pdfOf ?? PATHS.orderCalendar.exec(pathname)?.[1] ?? ''
  if (!isId('ord', orderId)) return null
  return {
    file: pdfOf === undefined ? 'ics' : 'pdf',
    read: async (context, accessToken) => getOrderDocument(context, await context.buyer(), { orderId, accessToken }),
  }
}

/**
 * `GET /api/tickets/<id>/ticket.pdf`, `/api/orders/<id>/tickets.pdf`, `/api/orders/<id>/calendar.ics`: for the browser that
 * bought, the account, or `?key=<secret of the mailed link>`; in the language `?lang=`, else that of the order.
 */
export const ticketFilesHandler: ApiHandler = async (request, { waitUntil }) => {
  if (request.method !== 'GET') return wrongMethod('GET')
  const { pathname, searchParams } = new URL(request.url)
  const asked = askedFor(pathname)
  if (!asked) return refusal(404, 'not_found')
  const context = await createContext({ headers: request.headers, waitUntil })
  await limitTries(context.redis, 'ticketFile', context.ip ?? (await context.buyer()).buyerHash)
  const order = await asked.read(context, linkSecretSchema.safeParse(searchParams.get('key')).data)
  return answer(context, order, asked.file, searchParams.get('lang'))
}

async function answer(context: Context, order: OrderDocument, file: Asked['file'], language: string | null): Promise<Response> {
  // Heavy, for its fonts and its drawing of PDF: read when a file is asked for.
  const { composeCalendar, composePdf, documentLocale } = await import('@/domains/tickets/jobs/ticket-documents')
  const locale = documentLocale(language, order)
  const name = order.tickets.length === 1 && order.tickets[0] ? order.tickets[0].code : order.number
  return file === 'pdf'
    ? download(new Blob([new Uint8Array(await composePdf(context, order, locale))]), 'application/pdf', `${name}.pdf`)
    : download(await composeCalendar(context, order, locale), 'text/calendar; charset=utf-8', `${order.number}.ics`)
}

function download(body: BodyInit, contentType: string, filename: string): Response {
  return new Response(body, {
    headers: {
      'content-type': contentType,
      'content-disposition': `inline; filename="${filename}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  })
}
