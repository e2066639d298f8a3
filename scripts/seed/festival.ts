import { addDays, dayInZone } from '../../src/lib/zone.ts'
import { addEvent, addPool, addTicketType, addZone, moment, type MadeEvent, type MadeType, type World } from './build.ts'
import { ARTISTS, addLineUp } from './festival-lineup.ts'
import { BODY, NAME, SUMMARY, TIERS, TYPES } from './festival-texts.ts'
import type { Organisations } from './people.ts'
import { addPromotion } from './promotions.ts'
import { sellToCrowd } from './sales.ts'

const ZONE = 'Atlantic/Canary'
const FRIDAY = 5

/** The first Friday that is at least five weeks away, in days from today. */
function daysToFriday({ now }: World): number {
  const inFiveWeeks = addDays(dayInZone(now, ZONE), 35)
  return 35 + ((FRIDAY - new Date(`${inFiveWeeks}T00:00:00Z`).getUTCDay() + 7) % 7)
}

interface Festival {
  event: MadeEvent
  weekend: MadeType
  camping: MadeType
}

/** Three days, six stages, fifteen ticket types and a code of every kind. */
export async function addFestival(world: World, { saltlight }: Organisations): Promise<Festival> {
  const friday = daysToFriday(world)
  const event = addEvent(world, {
    orgId: saltlight,
    place: {
      name: 'Explanada del Faro', address: 'Paseo del Faro s/n', city: 'Maspalomas', country: 'ES', at: [27.7353, -15.5986], zone: ZONE,
    },
    slug: 'saltlight-festival',
    kind: 'festival',
    name: NAME,
    summary: SUMMARY,
    body: BODY,
    currency: 'EUR',
    taxBps: 700,
    capacity: 6000,
    colors: ['#0a2a6b', '#ffb648'],
    startsAt: moment(world, friday, '16:00', ZONE),
    endsAt: moment(world, friday + 2, '23:30', ZONE),
    admissionOpensAt: moment(world, friday, '14:00', ZONE),
    alsoFoundBy: ARTISTS,
    policies: { refundHoursBefore: 14 * 24, refundFeeBps: 1000, transferHoursBefore: 24 },
  })
  addLineUp(world, event, [0, 1, 2].map((day) => moment(world, friday + day, '12:00', ZONE)))
  const types = addTypes(world, event, friday)
  addCodes(world, event, types)
  await sellSome(world, types)
  return { event, ...types }
}

type Types = ReturnType<typeof addTypes>

function addTypes(world: World, event: MadeEvent, friday: number) {
  const mainGate = addZone(world, event, 'Main gate')
  const vipDeck = addZone(world, event, 'VIP deck')
  const behind = addZone(world, event, 'Backstage')
  const site = addPool(world, event, 'Site capacity', 5000)
  const until = (day: number) => moment(world, friday + day + 1, '03:00', ZONE)
  const on = (days: number) => moment(world, days, '12:00', ZONE)
  const add = (facts: Parameters<typeof addTicketType>[2]) => addTicketType(world, event, { zones: [mainGate], ...facts })
  const dayTier = [{ name: TIERS.early, priceMinor: 4900, endsAt: on(12) }]

  const weekend = add({
    ...TYPES.weekend, priceMinor: 15900, quota: 3200, pool: site, maxPerOrder: 8,
    tiers: [{ name: TIERS.first, priceMinor: 10900, quota: 240 }, { name: TIERS.second, priceMinor: 13900, quota: 400 }],
  })
  add({ ...TYPES.combo, kind: 'combo', priceMinor: 18900, quota: 400, pool: site })
  add({ ...TYPES.group, admission: 'group', priceMinor: 52000, quota: 120, maxScans: 4, maxPerOrder: 2 })
  const friday1 = add({ ...TYPES.friday, priceMinor: 5900, quota: 1500, pool: site, tiers: dayTier, validUntil: until(0) })
  const saturday = add({ ...TYPES.saturday, priceMinor: 6900, quota: 1500, pool: site, tiers: [{ name: TIERS.early, priceMinor: 5900, endsAt: on(12) }], validUntil: until(1) })
  add({ ...TYPES.sunday, priceMinor: 5900, quota: 1500, pool: site, tiers: dayTier, validUntil: until(2) })
  add({ ...TYPES.lateSunday, priceMinor: 2900, quota: 400, salesStartAt: on(14), validUntil: until(2) })
  const vip = add({ ...TYPES.vip, kind: 'vip', priceMinor: 28900, quota: 150, maxPerOrder: 4, maxPerCustomer: 4, zones: [mainGate, vipDeck] })
  const backstage = add({ ...TYPES.backstage, kind: 'backstage', visibility: 'code', priceMinor: 9900, quota: 40, maxPerOrder: 2, maxPerCustomer: 2, zones: [mainGate, behind] })
  add({ ...TYPES.child, priceMinor: 0, quota: 500, maxPerOrder: 3, maxPerCustomer: 3 })
  const camping = add({ ...TYPES.camping, kind: 'camping', priceMinor: 4500, quota: 600, maxPerOrder: 4 })
  add({ ...TYPES.van, kind: 'camping', priceMinor: 9500, quota: 60, maxPerOrder: 1, maxPerCustomer: 1 })
  add({ ...TYPES.parking, kind: 'parking', priceMinor: 2500, quota: 800, maxPerOrder: 2 })
  const blind = add({ ...TYPES.blind, priceMinor: 8900, quota: 80, salesEndAt: on(-20) })
  add({ ...TYPES.partner, visibility: 'hidden', priceMinor: 0, quota: 100, maxPerOrder: 2 })
  return { weekend, friday: friday1, saturday, vip, backstage, camping, blind }
}

function addCodes(world: World, event: MadeEvent, { weekend, saturday, backstage }: Types): void {
  const at = (days: number) => moment(world, days, '12:00', ZONE)
  const code = (terms: Parameters<typeof addPromotion>[2], facts: Parameters<typeof addPromotion>[3]) => addPromotion(world, event, terms, facts)
  code({ name: 'Early bird, 15 % off', kind: 'percentage', percentBps: 1500, endsAt: at(21), maxPerCustomer: 2 }, { code: 'EARLYBIRD', maxRedemptions: 500 })
  code({ name: 'Ten euros for newsletter readers', kind: 'fixed', amountMinor: 1000, currency: 'EUR', maxPerCustomer: 1 }, { code: 'SALT10' })
  code({ name: 'Four friends, three pay', kind: 'buy_x_get_y', buyQuantity: 3, getQuantity: 1, ticketTypeIds: [weekend.type.id, saturday.type.id] }, { code: 'FOURFRIENDS' })
  code({ name: 'Crews and families', kind: 'access', ticketTypeIds: [backstage.type.id] }, { code: 'CREWPASS' })
  code({ name: 'Presale of the radio', kind: 'percentage', percentBps: 2000 }, { code: 'RADIO20', maxRedemptions: 100, redeemed: 100 })
  code({ name: 'Last summer', kind: 'percentage', percentBps: 1000, endsAt: at(-30) }, { code: 'LASTSUMMER' })
  code({ name: 'For those who wait', kind: 'percentage', percentBps: 1000, startsAt: at(20) }, { code: 'SOONER' })
}

async function sellSome(world: World, { weekend, friday, saturday, vip, camping, blind }: Types): Promise<void> {
  const [first, second] = weekend.tiers
  await sellToCrowd(world, { sold: blind }, 80, [21, 30])
  if (first) await sellToCrowd(world, { sold: weekend, tier: first }, 240)
  if (second) await sellToCrowd(world, { sold: weekend, tier: second }, 137)
  for (const sold of [friday, saturday]) {
    const [early] = sold.tiers
    if (early) await sellToCrowd(world, { sold, tier: early }, 64)
  }
  await sellToCrowd(world, { sold: vip }, 138)
  await sellToCrowd(world, { sold: camping }, 120)
}
