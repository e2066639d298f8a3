import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { Shelf } from './shelf.ts'
import { Store } from './store.ts'

let dataDir = ''
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'stripe-journal-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

function event(id: string) {
  return { id, created: 1, type: 'a', payload: '{}' }
}

it('keeps the last word about each thing, in order, and only that after a start', async () => {
  const first = await Store.open(dataDir)
  for (const id of ['evt_1', 'evt_2', 'evt_3']) first.events.put(event(id))
  first.events.put({ ...event('evt_1'), type: 'b' })
  first.events.forget('evt_2')
  await first.close()
  const second = await Store.open(dataDir)
  expect([...second.events.oldestFirst()].map(({ id, type }) => `${id} ${type}`)).toEqual(['evt_1 b', 'evt_3 a'])
  await second.close()
  expect((await readFile(join(dataDir, 'stripe.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(2)
})

it('passes over the half line a kill leaves, and names a file that was spoilt', async () => {
  const store = await Store.open(dataDir)
  store.events.put(event('evt_1'))
  await store.close()
  await appendFile(join(dataDir, 'stripe.jsonl'), '["event","evt_2",{"id')
  const again = await Store.open(dataDir)
  expect([...again.events.oldestFirst()]).toHaveLength(1)
  await again.close()
  await writeFile(join(dataDir, 'stripe.jsonl'), 'spoilt\n["event","evt_1",null]\n["event","evt_1",null]\n')
  await expect(Store.open(dataDir)).rejects.toThrow('line 1, is not readable')
})

it('forgets the oldest it may, and nothing it needs', () => {
  const schema = z.object({ id: z.string() })
  const shelf = new Shelf({ kind: 'x', schema, keep: 3, needed: ({ id }) => id === 'a' }, () => undefined)
  for (const id of ['a', 'b', 'c', 'd', 'e']) shelf.put({ id })
  expect([...shelf.oldestFirst()].map(({ id }) => id)).toEqual(['a', 'd', 'e'])
})
