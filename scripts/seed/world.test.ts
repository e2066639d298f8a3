import { describe, expect, test } from 'vitest'
import { EVENT_KINDS } from '../../src/domains/events/contract.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { DAY_MS } from '../../src/lib/time.ts'
import { makeWorld } from '../seed.ts'

const NOW = new Date('2026-03-20T09:30:00Z')
const world = await makeWorld(NOW)

function count<T>(rows: readonly T[], wanted: (row: T) => boolean): number {
  return rows.filter(wanted).length
}

describe('the demo world', () => {
  test('has events of every kind and state, and one that is on', () => {
    expect(world.events.length).toBeGreaterThanOrEqual(20)
    for (const kind of EVENT_KINDS) expect(count(world.events, (event) => event.kind === kind)).toBeGreaterThan(0)
    expect(new Set(world.events.map(({ status }) => status))).toEqual(new Set(['draft', 'published', 'ongoing', 'completed', 'cancelled']))
    const on = world.events.filter(({ status }) => status === 'ongoing')
    expect(on.every(({ admissionOpensAt, endsAt }) => admissionOpensAt <= NOW && endsAt.getTime() > NOW.getTime() + DAY_MS)).toBe(true)
  })

  test('no two performances overlap on a stage, all are within the festival', () => {
    expect(world.stages).toHaveLength(6)
    for (const { id } of world.stages) {
      const inOrder = world.performances
        .filter(({ stageId }) => stageId === id)
        .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
      inOrder.slice(1).forEach((next, index) => expect(next.startsAt >= (inOrder[index]?.endsAt ?? NOW)).toBe(true))
    }
    const festival = world.events.find(({ slug }) => slug === 'saltlight-festival')
    expect(world.performances.every(({ startsAt, endsAt }) => festival && startsAt >= festival.startsAt && endsAt <= festival.endsAt)).toBe(true)
  })

  test('what is sold is what tickets say, within every quota', () => {
    for (const stock of world.stocks) {
      const tickets = count(world.tickets, (ticket) => ticket.ticketTypeId === stock.ticketTypeId && ticket.occurrenceId === stock.occurrenceId)
      expect(stock.sold ?? 0).toBe(tickets)
      expect(tickets).toBeLessThanOrEqual(stock.quota)
    }
    for (const tier of world.priceTiers) {
      const units = world.reservationLines.filter(({ priceTierId }) => priceTierId === tier.id).reduce((sum, { quantity }) => sum + quantity, 0)
      expect(tier.sold ?? 0).toBe(units)
    }
    for (const pool of world.pools) expect(pool.sold).toBe(world.stocks.filter(({ poolId }) => poolId === pool.id).reduce((sum, { sold = 0 }) => sum + sold, 0))
  })

  test('every order adds up and was paid', () => {
    for (const order of world.orders) {
      const lines = world.orderLines.filter(({ orderId }) => orderId === order.id)
      expect(lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(order.totalMinor)
      expect(world.payments.find(({ orderId }) => orderId === order.id)).toMatchObject({ amountMinor: order.totalMinor, status: 'completed' })
    }
  })

  test('arena sessions are on Tuesdays and Fridays at five in Lagos', () => {
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Africa/Lagos', weekday: 'short', hour: '2-digit', minute: '2-digit' })
    expect(world.occurrences).toHaveLength(24)
    for (const { startsAt } of world.occurrences) expect(clock.format(startsAt)).toMatch(/^(Tue|Fri) 17:00$/)
  })

  test('currencies of two, no and three decimals', () => {
    const currencies = new Set(world.events.map(({ currency }) => currency))
    for (const currency of ['EUR', 'JPY', 'KWD', 'NGN', 'CHF']) expect(currencies).toContain(currency)
    expect(formatMoney({ minor: 12_500, currency: 'KWD' }, 'en')).toContain('12.500')
  })
})

test.each(['2026-06-30T05:59:00Z', '2026-10-24T23:30:00Z', '2027-02-28T12:00:00Z'])('at %s the market is on and the festival begins on a Friday at four', async (time) => {
  const now = new Date(time)
  const { events } = await makeWorld(now)
  const market = events.find(({ slug }) => slug === 'canal-makers-market')
  expect(market && market.startsAt <= now && market.endsAt > now).toBe(true)
  const festival = events.find(({ slug }) => slug === 'saltlight-festival')
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Atlantic/Canary', weekday: 'short', hour: '2-digit', minute: '2-digit' })
  expect(clock.format(festival?.startsAt)).toBe('Fri 16:00')
})
