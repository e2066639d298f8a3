import { afterEach, beforeEach, expect, test } from 'vitest'
import { startRig, startTarget, type Hit, type Reply } from './testing.ts'

let rig: Awaited<ReturnType<typeof startRig>>
let target: Awaited<ReturnType<typeof startTarget>>
let reply: (hit: Hit, before: number) => Reply

beforeEach(async () => {
  reply = () => ({})
  rig = await startRig()
  target = await startTarget((hit, before) => reply(hit, before))
})
afterEach(async () => {
  await rig.stop()
  await target.stop()
})

const paths = () => target.hits.map(({ path }) => path)
const mostAtOnce = () => Math.max(...target.hits.map(({ concurrent }) => concurrent))

test('a queue delivers in order, one at a time, and waits for the retries of its head', async () => {
  reply = ({ path }, before) => ({ afterMs: 5, status: path === '/2' && before < 2 ? 500 : 200 })
  const queue = rig.client.queue({ queueName: 'orders' })
  for (const n of [1, 2, 3, 4]) await queue.enqueueJSON({ url: `${target.url}/${n}`, body: { n }, retryDelay: '10' })
  await rig.drain()
  expect(paths()).toEqual(['/1', '/2', '/2', '/2', '/3', '/4'])
  expect(mostAtOnce()).toBe(1)
})

test('a dead head lets the next pass', async () => {
  reply = ({ path }) => ({ status: path === '/1' ? 500 : 200 })
  const queue = rig.client.queue({ queueName: 'orders' })
  for (const n of [1, 2]) await queue.enqueue({ url: `${target.url}/${n}`, retries: 0 })
  await rig.drain()
  expect(paths()).toEqual(['/1', '/2'])
})

test('a queue of parallelism 3 has three calls under way', async () => {
  reply = () => ({ afterMs: 30 })
  const queue = rig.client.queue({ queueName: 'orders' })
  await queue.upsert({ parallelism: 3 })
  for (let n = 0; n < 9; n += 1) await queue.enqueue({ url: `${target.url}/${n}` })
  await rig.drain()
  expect(target.hits).toHaveLength(9)
  expect(mostAtOnce()).toBe(3)
})

test('a paused queue keeps its messages until it is resumed', async () => {
  const queue = rig.client.queue({ queueName: 'orders' })
  await queue.upsert({ parallelism: 1 })
  await queue.pause()
  await queue.enqueue({ url: `${target.url}/1` })
  const { messageId } = await queue.enqueue({ url: `${target.url}/2` })
  expect(await rig.drain()).toBe(true)
  expect(await queue.get()).toMatchObject({ name: 'orders', paused: true, lag: 2, parallelism: 1 })
  await rig.client.messages.cancel(messageId)
  await queue.enqueue({ url: `${target.url}/3` })
  await queue.resume()
  await rig.drain()
  expect(paths()).toEqual(['/1', '/3'])
  expect(await queue.list()).toMatchObject([{ name: 'orders', lag: 0 }])
  await queue.delete()
  await expect(queue.get()).rejects.toThrow('not found')
})

test('flow control holds the calls under way to its parallelism', async () => {
  reply = () => ({ afterMs: 20 })
  const flowControl = { key: 'mail', parallelism: 2 }
  for (let n = 0; n < 8; n += 1) await rig.client.publish({ url: `${target.url}/${n}`, flowControl })
  await rig.drain()
  expect(target.hits).toHaveLength(8)
  expect(mostAtOnce()).toBe(2)
})

test('flow control starts no more than its rate in a period', async () => {
  const flowControl = { key: 'mail', rate: 2, period: '1h' } as const
  for (let n = 0; n < 5; n += 1) await rig.client.publish({ url: `${target.url}/${n}`, flowControl })
  expect(await rig.drain()).toBe(true)
  expect(paths().toSorted()).toEqual(['/0', '/1'])
  expect(await rig.client.flowControl.get('mail')).toMatchObject({ waitListSize: 3, rateMax: 2, rateCount: 2, ratePeriod: 3600 })
  rig.clock.advance(3_600_000)
  await rig.drain()
  expect(target.hits).toHaveLength(4)
  rig.clock.advance(3_600_000)
  expect(await rig.drain()).toBe(true)
  expect(target.hits).toHaveLength(5)
  rig.clock.advance(3_600_000)
  await expect(rig.client.flowControl.get('mail')).rejects.toThrow('not found')
})

test('a cancelled message gives back its place in queue and flow', async () => {
  reply = () => ({ afterMs: 30 })
  const headers = { 'Upstash-Flow-Control-Key': 'k', 'Upstash-Flow-Control-Value': 'parallelism=1' }
  await rig.client.publish({ url: `${target.url}/first`, headers })
  const queue = rig.client.queue({ queueName: 'orders' })
  const { messageId } = await queue.enqueue({ url: `${target.url}/never`, headers })
  await queue.enqueue({ url: `${target.url}/last`, headers })
  await rig.client.messages.cancel(messageId)
  await rig.drain()
  expect(paths()).toEqual(['/first', '/last'])
})
