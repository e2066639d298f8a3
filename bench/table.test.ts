import { expect, test } from 'vitest'
import { aimTable, checkTable, table } from './table.ts'

test('columns are as wide as their widest cell', () => {
  expect(table([['', 'per s'], ['reserve', '7'], ['an empty procedure', '5794']])).toBe(
    ['                       per s', '  reserve                  7', '  an empty procedure    5794'].join('\n'),
  )
})

test('a broken promise says what it had to be, and shows one of those that should not be', () => {
  const text = checkTable([
    { what: 'tickets sold', wanted: 500, found: 500, example: 'not shown' },
    { what: 'answers of 500 and more', wanted: 0, found: 2, example: 'orders.place answered 500' },
  ])
  expect(text).toMatch(/tickets sold +500 +as it must be\n/)
  expect(text).toMatch(/answers of 500 and more +2 +WRONG: must be 0\n +orders\.place answered 500$/)
  expect(text).not.toContain('not shown')
})

test('an aim is reached or missed', () => {
  const text = aimTable([
    { what: 'ratio', seen: 0.5, atLeast: 0.5 },
    { what: 'kilobytes', seen: 121, atMost: 120 },
  ])
  expect(text).toMatch(/ratio +0\.5 +at least 0\.5 +reached/)
  expect(text).toMatch(/kilobytes +121 +at most 120 +MISSED/)
})
