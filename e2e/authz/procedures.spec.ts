import { expect, test } from '../support/test.ts'
import { ACCESS, INTRUDERS } from './access.ts'
import { allProcedures } from './procedures.ts'
import { makeProcedureWorld } from './world.ts'

const procedures = await allProcedures()

test('every procedure of the API has its row, and every row its procedure', () => {
  expect(Object.keys(ACCESS).toSorted()).toEqual(procedures.map(({ name }) => name).toSorted())
})

for (const { name, type } of procedures) {
  test(`${name}: to each their answer`, async ({ shell, stack }) => {
    const access = ACCESS[name]
    if (!access) throw new Error(`${name} has no row in e2e/authz/access.ts: who may call it?`)
    const world = await makeProcedureWorld(shell, stack.url)
    for (const intruder of INTRUDERS) {
      const { status, body } = await world.callers[intruder].call(type, name, access.ask(world))
      expect({ intruder, status, body }).toMatchObject({ intruder, status: access[intruder] })
      // A refusal says which rule, and nothing that was asked for.
      if (status !== 200) expect(body).toMatchObject({ data: { body: { type: 'rule' } } })
      else if (access.outcome) expect(body).toEqual({ outcome: access.outcome.intruder })
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
  const { callers, paidOrderId, pendingOrderId, ticketId, eventId } = await makeProcedureWorld(shell, stack.url)
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
  expect((await guard.call('query', 'gate.events')).body).toMatchObject({ events: [{ id: eventId }] })
})

test('documents come down for the buyer alone', async ({ shell, stack }) => {
  const { callers, paidOrderId, ticketId } = await makeProcedureWorld(shell, stack.url)
  for (const path of [`/api/tickets/${ticketId}/ticket.pdf`, `/api/orders/${paidOrderId}/tickets.pdf`, `/api/orders/${paidOrderId}/calendar.ics`]) {
    for (const intruder of INTRUDERS) {
      const response = await callers[intruder].fetch(path)
      expect({ intruder, status: response.status, body: await response.json() }).toMatchObject({ status: 404, body: { error: expect.any(String) } })
    }
    expect((await callers.buyer.fetch(path)).status).toBe(200)
  }
})
