import { expect, test } from 'vitest'
import { z } from 'zod'
import { issueOf, readBody, readQuery } from './input'

const schema = {
  properties: { eventId: { type: 'string' }, limit: { type: 'integer' }, checkedIn: { type: 'boolean' }, q: { type: 'string' } },
  required: ['eventId'],
}
const query = (text: string) => readQuery(schema, { eventId: 'evt_1' }, new URLSearchParams(text))

test('parameters are read by what they are meant to be; what they are not stays text', () => {
  expect(query('limit=20&checkedIn=false&q=12')).toEqual({ ok: true, input: { eventId: 'evt_1', limit: 20, checkedIn: false, q: '12' } })
  expect(query('limit=2e3&checkedIn=yes')).toEqual({ ok: true, input: { eventId: 'evt_1', limit: '2e3', checkedIn: 'yes' } })
  expect(query('')).toEqual({ ok: true, input: { eventId: 'evt_1' } })
})

test('what nobody asked for, what is given twice, and what the path says already are refused by name', () => {
  expect(query('form=1&limit=1&limit=2')).toEqual({ ok: false, issues: [{ path: 'form', code: 'unknown_field' }, { path: 'limit', code: 'given_twice' }] })
  expect(query('eventId=evt_2')).toEqual({ ok: false, issues: [{ path: 'eventId', code: 'unknown_field' }] })
  expect(query('__proto__=1')).toEqual({ ok: false, issues: [{ path: '__proto__', code: 'unknown_field' }] })
})

test('a body is an object of known fields', () => {
  expect(readBody(schema, { eventId: 'evt_1' }, { q: 'x' })).toEqual({ ok: true, input: { eventId: 'evt_1', q: 'x' } })
  for (const body of [null, 'text', 1, []]) expect(readBody(schema, {}, body)).toEqual({ ok: false, issues: [{ path: '', code: 'object_expected' }] })
  expect(readBody(schema, { eventId: 'evt_1' }, { eventId: 'evt_2', more: 1 })).toEqual({
    ok: false, issues: [{ path: 'eventId', code: 'unknown_field' }, { path: 'more', code: 'unknown_field' }],
  })
})

test('what a schema finds has a code: the contract’s own, else one for its kind', () => {
  const contract = z.object({
    at: z.string(), kind: z.enum(['a', 'b']), limit: z.number().int().max(5), name: z.string().min(1, { error: 'name_missing' }), deep: z.array(z.string()),
  })
  const input = { kind: 'c', limit: 6, name: '', deep: [1] }
  const found = contract.safeParse(input).error?.issues.map((issue) => issueOf(issue, input))
  expect(found).toEqual([
    { path: 'at', code: 'missing' },
    { path: 'kind', code: 'not_one_of' },
    { path: 'limit', code: 'too_large' },
    { path: 'name', code: 'name_missing' },
    { path: 'deep.0', code: 'wrong_type' },
  ])
})
