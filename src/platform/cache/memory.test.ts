import { expect, test } from 'vitest'
import { Memory } from './memory'

const page = (characters: number) => ({ value: { type: 'app', html: 'x'.repeat(characters) }, lastModified: 1 })

test('the least recently used pages make room', () => {
  const memory = new Memory(1_000)
  memory.set('/a', page(400), 0)
  memory.set('/b', page(400), 0)
  memory.get('/a')
  memory.set('/c', page(400), 0)
  expect(['/a', '/b', '/c'].filter((key) => memory.get(key))).toEqual(['/a', '/c'])
})

test('a page that is replaced or deleted gives its room back', () => {
  const memory = new Memory(1_000)
  for (let round = 0; round < 10; round++) memory.set('/a', page(600), 0)
  memory.set('/b', page(300), 0)
  expect(memory.get('/a')).toBeDefined()
  memory.delete('/a')
  memory.set('/c', page(600), 0)
  expect(['/a', '/b', '/c'].filter((key) => memory.get(key))).toEqual(['/b', '/c'])
})

test('a page larger than all the room is not kept, and nothing is lost for it', () => {
  const memory = new Memory(1_000)
  memory.set('/a', page(500), 0)
  memory.set('/huge', page(5_000), 0)
  expect(memory.get('/huge')).toBeUndefined()
  expect(memory.get('/a')).toBeDefined()
})
