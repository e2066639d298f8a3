import { expect, test } from 'vitest'
import { readFilters } from './read-filters'

test('an address says what is looked for; what makes no sense is left out', () => {
  expect(readFilters({ actor: 'all', action: 'key.created', subjectId: ' key_1 ', from: '2026-07-01', until: '', cursor: 'x.y' })).toEqual({
    filters: { action: 'key.created', subjectId: 'key_1', from: '2026-07-01' },
    cursor: 'x.y',
  })
  expect(readFilters({ actor: 'somebody', action: 'DROP TABLE', from: '2026-02-30', until: ['2026-07-01', '2026-07-02'] })).toEqual({ filters: {}, cursor: undefined })
})
