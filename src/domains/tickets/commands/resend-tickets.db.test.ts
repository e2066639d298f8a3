import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '@/db/testing'
import { makeOnSaleEvent } from '@/domains/inventory/testing'
import { newId } from '@/lib/ids'
import { mailTo, makeBuyer, makeShell } from '@/platform/testing'
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

test('the mail comes once more for each wish, three times an hour, and never for somebody else', async () => {
  const scope = makeBuyer()
  const email = `${newId('req')}@buyers.example`
  const sale = await makeOnSaleEvent(database.db, { priceMinor: 0 })
  const order = { buyer: { name: 'Zoë Šimůnek', email }, locale: 'en' as const }
  const { orderId } = await makeTickets(shell, scope, { ...sale, quantity: 1, order })

  await expect(resendTickets(shell, makeBuyer(), { orderId })).rejects.toMatchObject({ code: 'tickets.not_found' })
  const before = (await mailTo(email)).length
  for (let wish = 1; wish <= 3; wish += 1) {
    expect(await resendTickets(shell, scope, { orderId })).toEqual({ outcome: 'sent' })
    expect(await mailTo(email)).toHaveLength(before + wish)
  }
  await expect(resendTickets(shell, scope, { orderId })).rejects.toMatchObject({ code: 'common.too_many_tries' })
  expect(await mailTo(email)).toHaveLength(before + 3)
})
