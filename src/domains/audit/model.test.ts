import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { changesOf, isKnownAction, subjectName } from './model'

test('what changed stands side by side, what did not is left out', () => {
  const before = { name: 'North', zoneId: null, limit: 3 }
  expect(changesOf({ before, after: { name: 'South', zoneId: 'zon_1', limit: 3 } })).toEqual([
    { name: 'name', before: 'North', after: 'South' },
    { name: 'zoneId', before: null, after: 'zon_1' },
  ])
  expect(changesOf({ before: null, after: { scopes: ['a', 'b'] } })).toEqual([{ name: 'scopes', before: null, after: '["a","b"]' }])
  expect(changesOf({ before: 'draft', after: 'published' })).toEqual([{ name: 'value', before: 'draft', after: 'published' }])
  expect(changesOf({ before: null, after: null })).toEqual([])
})

test('a thing is called by its name, and by its id when it has none', () => {
  expect(subjectName({ before: null, after: { name: 'Box office' }, subjectId: 'key_1' })).toBe('Box office')
  expect(subjectName({ before: { name: 'Box office' }, after: null, subjectId: 'key_1' })).toBe('Box office')
  expect(subjectName({ before: null, after: { scanCount: 1 }, subjectId: 'tkt_1' })).toBe('tkt_1')
})

test('what the commands of an organisation write down has its sentence', () => {
  const files = readdirSync('src/domains', { recursive: true, encoding: 'utf8' }).filter((path) => /^(organisations|orders|payments|tickets|gate|keys|devices)\b.*\.ts$/.test(path) && !path.includes('.test.'))
  const written = files.flatMap((path) => [...readFileSync(`src/domains/${path}`, 'utf8').matchAll(/action: '([a-z_]+\.[a-z_]+)'/g)].map(([, action = '']) => action))
  expect(written.length).toBeGreaterThan(10)
  // Of the platform as a whole, and so in no organisation's log.
  expect(written.filter((action) => !isKnownAction(action) && !action.startsWith('platform.'))).toEqual([])
})
