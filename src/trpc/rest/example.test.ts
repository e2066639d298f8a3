import { expect, test } from 'vitest'
import { z } from 'zod'
import { apiDocument } from './document'
import { exampleOf } from './example'
import { OPERATIONS } from './operations'
import { readingOf } from './reading'
import { TOGETHER } from './samples'

test('an example has every field, the first of each choice and one of each list', () => {
  const schemas = { Money: { type: 'object', properties: { minor: { type: 'integer' }, currency: { type: 'string', enum: ['EUR', 'USD'] } } } }
  const order = {
    type: 'object',
    properties: {
      id: { type: 'string', pattern: '^ord_[0-9a-f]{32}$' },
      total: { $ref: '#/components/schemas/Money' },
      paidAt: { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] },
      nextCursor: { type: ['string', 'null'] },
      name: { type: 'object', propertyNames: { enum: ['en'] }, additionalProperties: { type: 'string' } },
      ticketIds: { type: 'array', items: { type: 'string', pattern: '^tkt_[0-9a-f]{32}$' } },
    },
  }
  expect(exampleOf(order, schemas)).toEqual({
    id: expect.stringMatching(/^ord_[0-9a-f]{32}$/),
    total: { minor: 7900, currency: 'EUR' },
    paidAt: '2026-05-12T09:31:18.000Z',
    nextCursor: null,
    name: { en: 'Saltlight Festival' },
    ticketIds: [expect.stringMatching(/^tkt_/)],
  })
})

test('every answer of the API has one', async () => {
  const { components } = await apiDocument()
  for (const [name, schema] of Object.entries(components.schemas)) expect([name, exampleOf(schema, components.schemas)]).not.toEqual([name, null])
})

const order = z.object({
  subtotal: z.object({ minor: z.number() }), discount: z.object({ minor: z.number() }), fees: z.object({ minor: z.number() }),
  tax: z.object({ minor: z.number() }), total: z.object({ minor: z.number() }), lines: z.array(z.object({ amountMinor: z.number() })).optional(),
})

test('what stands together in an example are fields of its answer, and nothing is left that only says text', async () => {
  const document = await apiDocument()
  const { schemas } = document.components
  const fieldsOf = (name: string) => Object.keys(z.object({ properties: z.record(z.string(), z.unknown()) }).parse(schemas[name]).properties)
  for (const [name, together] of Object.entries(TOGETHER)) expect(fieldsOf(name), name).toEqual(expect.arrayContaining(Object.keys(together)))
  for (const { id, answer } of readingOf(document).flatMap((tag) => tag.operations)) expect([id, answer]).toEqual([id, expect.not.stringMatching(/: ?"text"/)])
})

test('the sums of an order that developers read add up', async () => {
  const operations = readingOf(await apiDocument()).flatMap((tag) => tag.operations)
  expect(operations).toHaveLength(OPERATIONS.length)
  const read = (id: string): unknown => JSON.parse(operations.find((operation) => operation.id === id)?.answer ?? 'null')
  const orders = [order.parse(read('getOrder')), ...z.object({ items: z.array(order) }).parse(read('listOrders')).items]
  expect(orders).toHaveLength(2)
  for (const { subtotal, discount, fees, tax, total, lines } of orders) {
    expect(subtotal.minor - discount.minor + fees.minor + tax.minor).toBe(total.minor)
    for (const sum of lines ? [lines.reduce((known, { amountMinor }) => known + amountMinor, 0)] : []) expect(sum).toBe(total.minor)
  }
})
