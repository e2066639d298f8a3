import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { Journal } from './journal.ts'
import { startRig, startTarget } from './testing.ts'

let rig: Awaited<ReturnType<typeof startRig>>
beforeEach(async () => {
  rig = await startRig()
})
afterEach(() => rig.stop())

test('messages, their order, dead letters, schedules, queues and what was seen outlive a restart', async () => {
  let well = false
  const target = await startTarget(({ path }) => ({ status: path === '/dead' || !well ? 500 : 200 }))
  const queue = rig.client.queue({ queueName: 'orders' })
  await queue.upsert({ parallelism: 1 })
  for (const n of [1, 2, 3]) await queue.enqueue({ url: `${target.url}/${n}`, retryDelay: '60000' })
  await rig.client.publish({ url: `${target.url}/delayed`, delay: '1h', deduplicationId: 'once' })
  await rig.client.publish({ url: `${target.url}/dead`, retries: 0 })
  await rig.client.schedules.create({ destination: `${target.url}/tick`, cron: '0 0 1 1 *', scheduleId: 'tick' })
  await rig.drain()
  expect(target.hits.map(({ path }) => path).toSorted()).toEqual(['/1', '/dead'])

  await rig.restart()
  well = true
  expect((await rig.client.dlq.listMessages()).messages).toMatchObject([{ url: `${target.url}/dead` }])
  expect(await rig.client.schedules.list()).toMatchObject([{ scheduleId: 'tick' }])
  expect(await rig.client.queue({ queueName: 'orders' }).get()).toMatchObject({ lag: 3 })
  expect(await rig.client.publish({ url: `${target.url}/delayed`, deduplicationId: 'once' })).toMatchObject({ deduplicated: true })
  rig.clock.advance(60_000)
  await rig.drain()
  expect(target.hits.slice(2).map(({ path }) => path)).toEqual(['/1', '/2', '/3'])
  rig.clock.advance(3_600_000)
  await rig.drain()
  expect(target.hits.at(-1)?.path).toBe('/delayed')
  await target.stop()
})

test('a call cut short by the stop is made again', async () => {
  const target = await startTarget((_, before) => ({ afterMs: before === 0 ? 60_000 : 0 }))
  await rig.client.publish({ url: `${target.url}/a`, body: 'x' })
  while (target.hits.length === 0) await new Promise((done) => setTimeout(done, 5))
  await rig.restart()
  await rig.drain()
  expect(target.hits.map(({ body }) => body)).toEqual(['x', 'x'])
  await target.stop()
})

test('a journal skips half a line, keeps order, and compacts to what is alive', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'journal-'))
  const path = join(dir, 'j.jsonl')
  await writeFile(path, '["n","a",1]\n["n","b",2]\n["n","a",null]\n["n","c",3]\n["n","d"')
  const journal = await Journal.open(path)
  const numbers = journal.collection('n', z.number())
  expect(numbers.values()).toEqual([2, 3])
  numbers.put('b', 5)
  numbers.put('gone', 6)
  numbers.delete('gone')
  await journal.flush()
  expect(await readFile(path, 'utf8')).not.toContain('gone')
  await journal.compact()
  await journal.close()
  expect(await readFile(path, 'utf8')).toBe('["n","b",5]\n["n","c",3]\n')
  await rm(dir, { recursive: true })
})
