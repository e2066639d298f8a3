import { describe, expect, test } from 'vitest'
import { breakingChanges } from './breaking.ts'

const order = {
  type: 'object',
  properties: { id: { type: 'string' }, status: { type: 'string', enum: ['pending', 'confirmed'] }, paidAt: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
  required: ['id', 'status', 'paidAt'],
}

const limit = { name: 'limit', in: 'query', required: false, schema: { type: 'integer', minimum: 1, maximum: 100 } }

/** A small API, with a field of it changed. */
function api({ parameters, body, answer, permission = 'orders.view', path = '/orders', method = 'post', status = '200', extra = {} }: {
  parameters?: object[]
  body?: object
  answer?: object
  permission?: string
  path?: string
  method?: string
  status?: string
  extra?: object
} = {}) {
  const operation = {
    'x-permission': permission,
    parameters: parameters ?? [limit],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: body ?? { type: 'object', properties: { text: { type: 'string', maxLength: 10 }, kind: { enum: ['a', 'b'] } }, required: ['text'] } } },
    },
    responses: { [status]: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } } },
  }
  return { paths: { [path]: { [method]: operation }, ...extra }, components: { schemas: { Order: answer ?? order } } }
}

const changes = (facts: Parameters<typeof api>[0]) => breakingChanges(api(), api(facts))
const bodyOf = (properties: object, required = ['text']) => ({ type: 'object', properties, required })
const text = { type: 'string', maxLength: 10 }
const kind = { enum: ['a', 'b'] }

test('the same breaks nothing', () => {
  expect(changes({})).toEqual([])
})

describe('what breaks a program', () => {
  test.each<[string, Parameters<typeof api>[0], RegExp]>([
    ['a path that is gone', { path: '/others' }, /POST \/orders is gone/],
    ['a method that is gone', { method: 'put' }, /POST \/orders is gone/],
    ['another permission', { permission: 'attendees.view' }, /takes the permission attendees\.view/],
    ['an answer that is gone', { status: '201' }, /POST \/orders 200 is no answer/],
    ['a field that is gone from an answer', { answer: { ...order, properties: { id: order.properties.id, status: order.properties.status }, required: ['id', 'status'] } }, /paidAt is gone/],
    ['a field that may be missing from an answer', { answer: { ...order, required: ['id', 'status'] } }, /paidAt may be missing/],
    ['a field of another type', { answer: { ...order, properties: { ...order.properties, id: { type: 'integer' } } } }, /id is integer, it was string/],
    ['a field that can be null', { answer: { ...order, properties: { ...order.properties, id: { type: ['string', 'null'] } } } }, /id can be something else/],
    ['a parameter that is gone', { parameters: [] }, /the parameter limit is gone/],
    ['a parameter that is required now', { parameters: [{ name: 'limit', in: 'query', required: true, schema: { type: 'integer' } }] }, /limit is required now/],
    ['a new required parameter', { parameters: [limit, { name: 'eventId', in: 'query', required: true, schema: {} }] }, /eventId is new and required/],
    ['a smaller range', { parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50 } }] }, /maximum is 50/],
    ['a new required field', { body: bodyOf({ text, kind, nonce: { type: 'string' } }, ['text', 'nonce']) }, /nonce is required now/],
    ['a field that is taken no more', { body: bodyOf({ text }) }, /kind is gone/],
    ['a shorter text', { body: bodyOf({ text: { type: 'string', maxLength: 9 }, kind }) }, /maxLength is 9/],
    ['a pattern', { body: bodyOf({ text: { ...text, pattern: '^x' }, kind }) }, /its pattern/],
    ['a value that is taken no more', { body: bodyOf({ text, kind: { enum: ['a'] } }) }, /b is not taken any more/],
  ])('%s', (_, facts, says) => {
    expect(changes(facts).join('\n')).toMatch(says)
  })
})

describe('what breaks none', () => {
  test.each<[string, Parameters<typeof api>[0]]>([
    ['another path', { extra: { '/events': { get: { responses: {} } } } }],
    ['another field in an answer', { answer: { ...order, properties: { ...order.properties, more: { type: 'string' } }, required: [...order.required, 'more'] } }],
    ['another value in an answer', { answer: { ...order, properties: { ...order.properties, status: { type: 'string', enum: ['pending', 'confirmed', 'lost'] } } } }],
    ['what is never null any more', { answer: { ...order, properties: { ...order.properties, paidAt: { type: 'string' } } } }],
    ['a new optional field', { body: bodyOf({ text, kind, more: { type: 'string' } }) }],
    ['a field that need not be sent any more', { body: bodyOf({ text, kind }, []) }],
    ['a wider range', { parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 0 } }] }],
    ['a value more that is taken', { body: bodyOf({ text, kind: { enum: ['a', 'b', 'c'] } }) }],
  ])('%s', (_, facts) => {
    expect(changes(facts)).toEqual([])
  })
})
