import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { changesOf, isKnownAction, subjectName } from './model'

test('what changed stands side by side, what did not is left out', () => {
  const before = { name: 'North', zoneId: null, limit: 3 }
  expect(changesOf({ before, after: { name: 'South', zoneId: 'zon_1', limit: 3 } })).toEqual([
    { name: 'name', before: 'North', after: 'South' },
    { name: 'zoneId', before: null, after: 'zon_1' },
  ])
  expect(changesOf({ before: null, after: { scopes: ['a', 'b'] } })).toEqual([{ name: 'scopes', before: null, after: 'a, b' }])
  expect(changesOf({ before: null, after: { role: 'staff', eventIds: null, before: { role: 'manager', eventIds: ['evt_1', 'evt_2'] } } })).toEqual([
    { name: 'role', before: 'manager', after: 'staff' },
    { name: 'eventIds', before: 'evt_1, evt_2', after: null },
  ])
  expect(changesOf({ before: 'draft', after: 'published' })).toEqual([{ name: 'value', before: 'draft', after: 'published' }])
  expect(changesOf({ before: null, after: null })).toEqual([])
})

test('a thing is called by the name it had, then by what it is called now, by its address, and by its id when it has none of them', () => {
  const entry = { before: null, after: null, subjectId: 'key_1', subjectName: null }
  expect(subjectName({ ...entry, after: { name: 'Box office' }, subjectName: 'Till' })).toBe('Box office')
  expect(subjectName({ ...entry, before: { name: 'Box office' } })).toBe('Box office')
  expect(subjectName({ ...entry, after: { role: 'staff' }, subjectName: 'Jun Watanabe' })).toBe('Jun Watanabe')
  expect(subjectName({ ...entry, after: { email: 'jun@people.example' } })).toBe('jun@people.example')
  expect(subjectName({ ...entry, after: { scanCount: 1 } })).toBe('key_1')
})

test('what the commands of an organisation write down has its sentence', () => {
  const files = readdirSync('src/domains', { recursive: true, encoding: 'utf8' }).filter((path) => /^(organisations|orders|payments|tickets|gate|keys|devices)\b.*\.ts$/.test(path) && !path.includes('.test.'))
  const written = files.flatMap((path) => [...readFileSync(`src/domains/${path}`, 'utf8').matchAll(/action: '([a-z_]+\.[a-z_]+)'/g)].map(([, action = '']) => action))
  expect(written.length).toBeGreaterThan(10)
  // Of the platform as a whole, and so in no organisation's log.
  expect(written.filter((action) => !isKnownAction(action) && !action.startsWith('platform.'))).toEqual([])
})
