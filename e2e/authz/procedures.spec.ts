import { readProcedures } from '@/trpc/testing'
import { expect, test } from '../support/test.ts'
import { ACCESS, INTRUDERS, MACHINES } from './access.ts'
import { makeProcedureWorld } from './world.ts'

const procedures = await readProcedures()

test('every procedure of the API has its row, and every row its procedure', () => {
  expect(Object.keys(ACCESS).toSorted()).toEqual(procedures.map(({ name }) => name).toSorted())
})

for (const [name, access] of Object.entries(ACCESS)) {
  test(`${name}: to each their answer`, async ({ shell, stack }) => {
    const type = procedures.find((procedure) => procedure.name === name)?.type ?? 'query'
    const world = await makeProcedureWorld(shell, stack.url)
    for (const intruder of INTRUDERS) {
      const { status, body } = await world.callers[intruder].call(type, name, access.ask(world))
      expect({ intruder, status, body }).toMatchObject({ intruder, status: access[intruder] })
      // A refusal says which rule, and nothing that was asked for.
      if (status !== 200) expect(body).toMatchObject({ data: { body: { type: 'rule' } } })
      else if (access.outcome) expect(body).toEqual({ outcome: access.outcome.intruder })
    }
    for (const machine of MACHINES) {
      const { status, body } = await world.callers[machine].call(type, name, access.ask(world))
      expect({ machine, status, body }).toMatchObject({ machine, status: access.machines?.[machine] ?? access.nobody })
      if (status !== 200) expect(body).toMatchObject({ data: { body: { type: 'rule' } } })
      else if (access.outcome && !access.machines?.[machine]) expect(body).toEqual({ outcome: access.outcome.intruder })
    }
    for (const member of access.tooSmall ?? []) {
      const { status, body } = await world.callers[member].call(type, name, access.ask(world))
      expect({ member, status, body }).toMatchObject({ member, status: 404, body: { data: { body: { type: 'rule' } } } })
    }
    if (access.takesSecondFactor) {
      const { status, body } = await world.callers.unprovenOwner.call(type, name, access.ask(world))
      expect({ status, body }).toMatchObject({ status: 403, body: { data: { body: { code: 'identity.second_factor_needed' } } } })
    }
    const { status, body } = await world.callers[access.rightful].call(type, name, access.ask(world))
    expect({ status, body }).toMatchObject({ status: 200 })
    if (access.outcome) expect(body).toMatchObject({ outcome: access.outcome.rightful })
  })
}

test('what is listed to one account is its own', async ({ shell, stack }) => {
  const { callers, paidOrderId, pendingOrderId, ticketId, eventId, otherEventId } = await makeProcedureWorld(shell, stack.url)
  const { stranger, otherOwner, cashier, buyer, guard } = callers
  for (const other of [stranger, otherOwner, cashier, guard]) {
    expect((await other.call('query', 'orders.mine', {})).body).toMatchObject({ orders: [] })
    expect((await other.call('query', 'tickets.mine', {})).body).toMatchObject({ tickets: [] })
  }
  for (const other of [stranger, otherOwner, cashier, buyer]) {
    expect((await other.call('query', 'gate.events')).body).toEqual({ events: [] })
  }
  expect((await buyer.call('query', 'orders.mine', {})).body).toMatchObject({ orders: [{ id: paidOrderId }, { id: pendingOrderId }] })
  expect((await buyer.call('query', 'tickets.mine', {})).body).toMatchObject({ tickets: [{ id: ticketId }] })
  expect((await guard.call('query', 'gate.events')).body).toMatchObject({ events: [{ id: eventId }, { id: otherEventId }] })
})
