import { Client } from '@upstash/qstash'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@/db/testing'
import { makeOnSaleEvent } from '@/domains/inventory/testing'
import { newId } from '@/lib/ids'
import { mailTo, makeBuyer, makeShell } from '@/platform/testing'
import { mailTickets } from '../jobs/mail-tickets'
import { makeTickets, serveFonts } from '../testing'
import { resendTickets } from './resend-tickets'

const database = testDatabase()
const plain = makeShell(database, new Date())
let shell = plain
let files: Awaited<ReturnType<typeof serveFonts>>
beforeAll(async () => {
  files = await serveFonts()
  shell = { ...plain, env: { ...plain.env, APP_URL: files.url } }
})
afterEach(() => plain.settled())
afterAll(() => files.stop())

/** How many mails the queue was asked for; nobody else asks for these. */
async function wishes(): Promise<number> {
  const { QSTASH_URL: baseUrl, QSTASH_TOKEN: token } = database.settings
  const { logs } = await new Client({ baseUrl, token }).logs({ filter: { url: `${plain.env.APP_URL}/api/jobs/mail-again`, state: 'CREATED' } })
  return logs.length
}

async function makeOrder() {
  const scope = makeBuyer()
  const email = `${newId('req')}@buyers.example`
  const sale = await makeOnSaleEvent(database.db, { priceMinor: 0 })
  const order = { buyer: { name: 'Zoë Šimůnek', email }, locale: 'en' as const }
  const { orderId } = await makeTickets(shell, scope, { ...sale, quantity: 1, order })
  return { scope, email, orderId }
}

test('each wish is passed on, three times an hour, and never for somebody else', async () => {
  const { scope, orderId } = await makeOrder()
  await expect(resendTickets(shell, makeBuyer(), { orderId })).rejects.toMatchObject({ code: 'tickets.not_found' })
  const before = await wishes()
  for (let wish = 1; wish <= 3; wish += 1) {
    expect(await resendTickets(shell, scope, { orderId })).toEqual({ outcome: 'sent' })
    expect(await wishes()).toBe(before + wish)
  }
  await expect(resendTickets(shell, scope, { orderId })).rejects.toMatchObject({ code: 'common.too_many_tries' })
  expect(await wishes()).toBe(before + 3)
})

test('the mail comes once more for each wish, and once for a wish that is delivered twice', async () => {
  const { email, orderId } = await makeOrder()
  const [one, other] = [newId('req'), newId('req')]
  const before = (await mailTo(email)).length
  expect(await mailTickets(shell, orderId, one)).toBe(true)
  expect(await mailTickets(shell, orderId, one)).toBe(false)
  expect(await mailTickets(shell, orderId, other)).toBe(true)
  expect(await mailTo(email)).toHaveLength(before + 2)
})
