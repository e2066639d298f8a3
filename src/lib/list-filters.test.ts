import { expect, test } from 'vitest'
import { z } from 'zod'
import { readFilters, writeFilters } from './list-filters'

const schema = z.object({
  action: z.string().regex(/^[a-z.]+$/).optional(),
  subject: z.string().trim().optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
})

test('an address says what is looked for; what makes no sense is left out', () => {
  expect(readFilters(schema, { action: 'key.created', subject: ' key_1 ', from: '2026-07-01', until: '', page: '2' })).toEqual({
    action: 'key.created', subject: 'key_1', from: '2026-07-01',
  })
  expect(readFilters(schema, { action: 'DROP TABLE', from: '2026-02-30', until: ['2026-07-01', '2026-07-02'] })).toEqual({})
  expect(readFilters(schema, { action: 'all' })).toEqual({})
})

test('and is written from it', () => {
  expect(writeFilters({ action: 'key.created', from: undefined, subject: 'a b' })).toBe('action=key.created&subject=a+b')
})
