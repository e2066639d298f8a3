import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { tickets } from '@/db/schema/tickets'
import { testDatabase } from '@/db/testing'
import { makeOnSaleEvent } from '@/domains/inventory/testing'
import { makeTickets, pdfTexts, serveFonts } from '@/domains/tickets/testing'
import { newId, type Id } from '@/lib/ids'
import { answerApi } from '@/platform/front-door'
import { orderLinkSecret } from '@/platform/links'
import { newSecret, sha256 } from '@/platform/random'
import { makeBuyer, makeShell } from '@/platform/testing'

const database = testDatabase()
const { db, settings } = database
const shell = makeShell(database, new Date())
let files: Awaited<ReturnType<typeof serveFonts>>
beforeAll(async () => {
  files = await serveFonts()
  for (const [name, value] of Object.entries({ ...settings, APP_URL: files.url })) vi.stubEnv(name, value)
})
afterAll(() => files.stop())

const get = async (path: string, headers: HeadersInit = {}, method = 'GET') => {
  const response = await answerApi(new Request(`http://127.0.0.1${path}`, { method, headers }), { waitUntil: () => {} })
  if (!response) throw new Error(`${path} is no API path`)
  return response
}
const bytes = async (response: Response) => new Uint8Array(await response.arrayBuffer())

async function bought(quantity = 2) {
  const key = newSecret()
  const sale = await makeOnSaleEvent(db, { priceMinor: 0, name: { en: 'Standing', de: 'Stehplatz' } })
  const order = await makeTickets(shell, { ...makeBuyer(), buyerHash: await sha256(key) }, { ...sale, quantity })
  return { ...order, cookie: { cookie: `fairground-buyer=${key}` }, secret: await orderLinkSecret(settings.AUTH_SECRET, order.orderId) }
}
const codeOf = async (id: Id<'tkt'>) => (await db.select({ code: tickets.code }).from(tickets).where(eq(tickets.id, id)))[0]?.code ?? 'none'

test('all tickets of an order as a PDF, for its browser and for the mailed link', async () => {
  const { orderId, ticketIds, cookie, secret } = await bought()
  const codes = await Promise.all(ticketIds.map(codeOf))
  for (const response of [await get(`/api/orders/${orderId}/tickets.pdf`, cookie), await get(`/api/orders/${orderId}/tickets.pdf?key=${secret}`)]) {
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('content-disposition')).toMatch(/^inline; filename="FG-[2-9A-Z]{8}\.pdf"$/)
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    const pages = await pdfTexts(await bytes(response))
    expect(pages).toHaveLength(2)
    for (const code of codes) expect(pages.flat().join('')).toContain(code)
  }
})

test('one ticket alone, in the language that was asked for', async () => {
  const { ticketId, secret } = await bought(3)
  const response = await get(`/api/tickets/${ticketId}/ticket.pdf?key=${secret}&lang=de`)
  const code = await codeOf(ticketId)
  expect(response.headers.get('content-disposition')).toContain(code)
  const pages = await pdfTexts(await bytes(response))
  expect(pages).toHaveLength(1)
  expect(pages[0]).toContain('Stehplatz')
  expect(pages[0]).toContain('Bestellung')
})

test('its dates as a calendar file', async () => {
  const { orderId, secret } = await bought()
  const response = await get(`/api/orders/${orderId}/calendar.ics?key=${secret}`)
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const text = await response.text()
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1)
  expect(text).not.toContain(secret)
})

test('strangers, wrong secrets and other paths learn nothing', async () => {
  const { orderId, ticketId } = await bought()
  const other = await bought()
  for (const path of [
    `/api/orders/${orderId}/tickets.pdf`,
    `/api/orders/${orderId}/calendar.ics?key=${newSecret()}`,
    `/api/tickets/${ticketId}/ticket.pdf?key=${other.secret}`,
    `/api/tickets/${newId('tkt')}/ticket.pdf`,
  ]) {
    const response = await get(path, other.cookie)
    expect([response.status, await response.json()]).toEqual([404, { error: 'tickets.not_found' }])
  }
  for (const path of ['/api/tickets', `/api/tickets/${ticketId}`, '/api/tickets/x/ticket.pdf', `/api/orders/${orderId}/ticket.pdf`]) {
    expect((await get(path)).status).toBe(404)
  }
  expect((await get(`/api/orders/${orderId}/tickets.pdf`, {}, 'POST')).status).toBe(405)
})
