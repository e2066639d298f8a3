import { eq } from 'drizzle-orm'
import decodeQR from 'qr/decode.js'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { inflateSync } from 'node:zlib'
import { refunds, payments } from '@/db/schema/payments'
import { messages } from '@/db/schema/platform'
import { tickets } from '@/db/schema/tickets'
import { testDatabase } from '@/db/testing'
import { makeOnSaleEvent } from '@/domains/inventory/testing'
import { only } from '@/lib/assert'
import { newId, type Id } from '@/lib/ids'
import { orderLinkSecret } from '@/platform/links'
import { createTicketSigner } from '@/platform/signing'
import { attachmentBytes, mailTo, makeBuyer, makeShell } from '@/platform/testing'
import { ticketHandlers } from './handlers'
import { makeTickets, pdfTexts, serveFonts } from './testing'

const database = testDatabase()
const { db } = database
const plain = makeShell(database, new Date())
let shell = plain
let files: Awaited<ReturnType<typeof serveFonts>>
beforeAll(async () => {
  files = await serveFonts()
  shell = { ...plain, env: { ...plain.env, APP_URL: files.url } }
})
afterEach(() => plain.settled())
afterAll(() => files.stop())

const origin = { outboxId: newId('obx'), orgId: null }
const tell = async (news: string, payload: unknown) => {
  for (const handler of ticketHandlers.filter((one) => one.news === news)) await handler.handle(shell, payload, origin)
}
const buyerOf = (email: string, locale: 'en' | 'de' | 'ar' = 'en') => ({ buyer: { name: 'Zoë Šimůnek', email }, locale })

/** Reads the code in a PNG of one bit a pixel. */
function codeIn(png: Uint8Array): string {
  const view = new DataView(png.buffer, png.byteOffset)
  const side = view.getUint32(16)
  const lines = inflateSync(png.subarray(41, 41 + view.getUint32(33)))
  const light = (x: number, y: number) => ((lines[y * (1 + Math.ceil(side / 8)) + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1
  const data = Uint8Array.from({ length: side * side * 3 }, (_, at) => 255 * light(Math.floor(at / 3) % side, Math.floor(at / 3 / side)))
  return decodeQR({ width: side, height: side, data })
}

test('a confirmed order gets one mail: codes, PDF, calendar file, receipt, and the link that opens it', async () => {
  const { eventId, ticketTypeId } = await makeOnSaleEvent(db, { priceMinor: 7900, taxBps: 810, name: { en: 'Weekend', de: 'Wochenende' } })
  const order = buyerOf('zoe@buyers.example')
  const { orderId, ticketIds } = await makeTickets(shell, makeBuyer(), { eventId, ticketTypeId, quantity: 2, order })
  await tell('order.confirmed', { orderId })
  await tell('order.confirmed', { orderId })

  const mail = only(await mailTo('zoe@buyers.example'))
  expect(mail.subject).toBe('Your tickets: Velvet Static')
  expect(mail.html).toContain(`${files.url}/en/orders/${orderId}?key=${await orderLinkSecret(shell.env.AUTH_SECRET, orderId)}`)
  expect(mail.text).toMatch(/2 × Weekend/)
  expect(mail.text).toMatch(/€158\.00/)
  expect(mail.text).toMatch(/tax €/)

  const issued = await db.select().from(tickets).where(eq(tickets.orderId, orderId))
  expect(issued.map(({ id }) => id).toSorted()).toEqual(ticketIds)
  const [pdf, calendar, ...pictures] = mail.attachments
  expect(pdf).toMatchObject({ contentType: 'application/pdf' })
  const pages = (await pdfTexts(await attachmentBytes(pdf ?? { url: '' }))).map((texts) => texts.join(''))
  expect(pages).toHaveLength(2)
  for (const { code } of issued) expect(pages.some((page) => page.includes(code))).toBe(true)
  expect(new TextDecoder().decode(await attachmentBytes(calendar ?? { url: '' }))).toContain('BEGIN:VEVENT')

  expect(pictures).toHaveLength(2)
  const signer = createTicketSigner(shell.env.TICKET_SIGNING_KEYS)
  const proven = await Promise.all(pictures.map(async (picture) => signer.verify(codeIn(await attachmentBytes(picture)))))
  expect(proven.map((proof) => proof?.ticketId).toSorted()).toEqual(ticketIds)
  for (const { contentId } of pictures) expect(mail.html).toContain(`cid:${contentId}`)
  expect(await db.select().from(messages).where(eq(messages.recipient, 'zoe@buyers.example'))).toMatchObject([
    { key: `tickets:${orderId}`, kind: 'tickets', status: 'sent' },
  ])
})

test('it is written in the language of the order', async () => {
  const sale = await makeOnSaleEvent(db, { priceMinor: 0, name: { en: 'Weekend', ar: 'بطاقة ثلاثة أيام' } })
  const { orderId } = await makeTickets(shell, makeBuyer(), { ...sale, order: buyerOf('noor@buyers.example', 'ar') })
  await tell('order.confirmed', { orderId })
  const mail = only(await mailTo('noor@buyers.example'))
  expect(mail.subject).toBe('تذكرتك: Velvet Static')
  expect(mail.html).toContain('dir="rtl"')
  expect(mail.html).toContain('بطاقة ثلاثة أيام')
  const [page = []] = await pdfTexts(await attachmentBytes(mail.attachments[0] ?? { url: '' }))
  expect(page).toContain('حامل التذكرة')
})

test('of many tickets the mail shows ten codes, the PDF all', async () => {
  const sale = await makeOnSaleEvent(db, { priceMinor: 0, maxPerOrder: 20 })
  const { orderId } = await makeTickets(shell, makeBuyer(), { ...sale, quantity: 12, order: buyerOf('group@buyers.example') })
  await tell('order.confirmed', { orderId })
  const mail = only(await mailTo('group@buyers.example'))
  expect(mail.attachments).toHaveLength(12)
  expect(mail.text).toContain('2 more codes are in the PDF.')
  expect(await pdfTexts(await attachmentBytes(mail.attachments[0] ?? { url: '' }))).toHaveLength(12)
})

test.each([
  ['sold_out', 'Sold out while you paid: Velvet Static', '/en/events'],
  ['order_cancelled', 'Your payment came too late: Velvet Static', '/en/events'],
  ['amount_mismatch', 'Your payment goes back: Velvet Static', '/en/events'],
  ['duplicate_payment', 'You paid twice: Velvet Static', '/en/orders/ord_'],
] as const)('money that bought nothing (%s) is explained, once, with the promise of all of it back', async (reason, subject, link) => {
  const { orderId, refundId } = await refunded(reason, `${reason}@buyers.example`)
  await tell('payment.refund_requested', { refundId, orderId })
  await tell('payment.refund_requested', { refundId, orderId })
  const mail = only(await mailTo(`${reason}@buyers.example`))
  expect(mail.subject).toBe(subject)
  expect(mail.text).toContain('€25.00')
  expect(mail.html).toContain(`${files.url}${link}`)
})

test('what was given back by hand is not explained by us', async () => {
  const { orderId, refundId } = await refunded('provider', 'byhand@buyers.example')
  await tell('payment.refund_requested', { refundId, orderId })
  expect(await mailTo('byhand@buyers.example')).toEqual([])
})

async function refunded(reason: (typeof refunds.$inferInsert)['reason'], email: string): Promise<{ orderId: Id<'ord'>; refundId: Id<'rfd'> }> {
  const sale = await makeOnSaleEvent(db)
  const { orderId } = await makeTickets(shell, makeBuyer(), { ...sale, order: buyerOf(email) })
  const payment = only(await db.select().from(payments).where(eq(payments.orderId, orderId)))
  const refundId = newId('rfd')
  await db.insert(refunds).values({
    id: refundId, orgId: sale.orgId, paymentId: payment.id, orderId, providerPaymentId: newId('req'), amountMinor: 2500, currency: 'EUR', reason,
  })
  return { orderId, refundId }
}
