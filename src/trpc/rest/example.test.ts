import { expect, test } from 'vitest'
import { apiDocument } from './document'
import { exampleOf } from './example'

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
    paidAt: '2026-07-03T18:00:00.000Z',
    nextCursor: null,
    name: { en: 'Saltlight Festival' },
    ticketIds: [expect.stringMatching(/^tkt_/)],
  })
})

test('every answer of the API has one', async () => {
  const { components } = await apiDocument()
  for (const [name, schema] of Object.entries(components.schemas)) expect([name, exampleOf(schema, components.schemas)]).not.toEqual([name, null])
})
