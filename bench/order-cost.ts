import { deliverNews } from '../src/platform/outbox.ts'
import { Connection } from './connection.ts'
import { minus, readCounts, type Counts } from './neon-counts.ts'
import { buy, type Goods } from './purchase.ts'
import type { Stack } from './stack.ts'
import { pauseQueue, queueDrained, webhooksDelivered } from './vendors.ts'

/** What one paid order asks of the database, step by step; `mail` comes when the buyer has the tickets already. */
export type OrderCost = Record<'reserve' | 'place' | 'confirm' | 'look' | 'mail', Counts>

/** Lets one buyer buy while nobody else does, and counts. */
async function countOneOrder({ url, urls, qstash }: Stack, goods: Goods): Promise<OrderCost> {
  const cost: Partial<OrderCost> = {}
  let before = await readCounts(urls.neon)
  const note = async (step: keyof OrderCost) => {
    const after = await readCounts(urls.neon)
    cost[step] = minus(after, before)
    before = after
  }
  const shop = { url, site: new Connection(url), stripe: new Connection(urls.stripe) }
  await pauseQueue(qstash, deliverNews.name, true)
  const purchase = await buy(shop, goods, async (step) => {
    if (step === 'confirm') await webhooksDelivered(urls.stripe)
    await note(step)
  })
  await pauseQueue(qstash, deliverNews.name, false)
  await queueDrained(urls.qstash)
  await note('mail')
  shop.site.close()
  shop.stripe.close()
  const { reserve, place, confirm, look, mail } = cost
  if (purchase.outcome !== 'bought' || !reserve || !place || !confirm || !look || !mail) {
    throw new Error(`A single buyer could not buy: ${JSON.stringify(purchase)}`)
  }
  return { reserve, place, confirm, look, mail }
}

/** The cheapest of a few: where it was more, a schedule fell into it. */
export async function costOfAnOrder(stack: Stack, goods: Goods): Promise<OrderCost> {
  const sum = (cost: OrderCost) => Object.values(cost).reduce((total, { statements }) => total + statements, 0)
  let least = await countOneOrder(stack, goods)
  for (let again = 0; again < 4; again += 1) {
    const next = await countOneOrder(stack, goods)
    if (sum(next) < sum(least)) least = next
  }
  return least
}
