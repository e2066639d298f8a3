import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
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

describe('publishing', () => {
  test('delivers what was published, signed for exactly that url', async () => {
    const url = `${target.url}/api/jobs/mail?to=a%20b&x=1//2`
    const { messageId } = await rig.client.publishJSON({ url, body: { hello: 'wörld' }, headers: { 'x-order': '7' } })
    expect(await rig.drain()).toBe(true)

    expect(target.hits).toHaveLength(1)
    const [hit] = target.hits
    expect(hit).toMatchObject({ method: 'POST', path: '/api/jobs/mail?to=a%20b&x=1//2', body: '{"hello":"wörld"}' })
    expect(hit?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-order': '7',
      'user-agent': 'Upstash-QStash',
      'upstash-message-id': messageId,
      'upstash-retried': '0',
    })
    const signature = hit?.headers['upstash-signature'] ?? ''
    await expect(rig.receiver.verify({ signature, body: hit?.body ?? '', url })).resolves.toBe(true)
    await expect(rig.receiver.verify({ signature, body: 'other', url })).rejects.toThrow('body hash')
    await expect(rig.receiver.verify({ signature, body: hit?.body ?? '', url: `${url}&` })).rejects.toThrow('invalid subject')
  })

  test('after a rotation the next key signs, and a receiver of the old pair still agrees', async () => {
    await rig.call('/v2/keys/rotate', { method: 'POST' })
    await rig.client.publish({ url: `${target.url}/a`, body: 'text' })
    await rig.drain()
    const signature = target.hits[0]?.headers['upstash-signature'] ?? ''
    await expect(rig.receiver.verify({ signature, body: 'text', url: `${target.url}/a` })).resolves.toBe(true)
  })

  test('obeys the method and carries bytes that are no text', async () => {
    await rig.call(`/v2/publish/${target.url}/bytes`, { method: 'POST', body: new Uint8Array([0xff, 0xfe, 1]), headers: { 'upstash-method': 'PUT' } })
    await rig.drain()
    expect(target.hits).toMatchObject([{ method: 'PUT', path: '/bytes', headers: { 'content-length': '3' } }])
  })

  test('refuses a wrong token, a wrong url and wrong options with a sentence', async () => {
    const wrong = await rig.call('/v2/queues', { headers: { authorization: 'Bearer nonsense' } })
    expect([wrong.status, await wrong.json()]).toEqual([401, { error: 'invalid token' }])
    await expect(rig.client.publish({ url: 'ftp://nowhere', body: '' })).rejects.toThrow('http:// or https://')
    await expect(rig.client.publish({ url: target.url, retryDelay: 'system(1)' })).rejects.toThrow('invalid retry delay')
    await expect(rig.client.publish({ url: target.url, headers: { 'Upstash-Timeout': 'soon' } })).rejects.toThrow('invalid timeout')
  })

  test('a batch is answered one by one; a bad entry keeps nobody', async () => {
    const answers = await rig.client.batchJSON([
      { url: `${target.url}/one`, body: { n: 1 }, retries: 0 },
      { url: 'nowhere', body: { n: 2 } },
      { url: `${target.url}/three`, body: { n: 3 }, queueName: 'q' },
    ])
    expect(answers).toMatchObject([{ messageId: expect.any(String) }, { error: expect.any(String) }, { messageId: expect.any(String) }])
    await rig.drain()
    expect(target.hits.map(({ path, body }) => [path, body]).toSorted()).toEqual([['/one', '{"n":1}'], ['/three', '{"n":3}']])
  })
})

describe('deduplication', () => {
  test('by id, for ten minutes', async () => {
    const publish = (body: string) => rig.client.publish({ url: `${target.url}/a`, body, deduplicationId: 'order-7' })
    const first = await publish('first')
    const second = await publish('second')
    expect(second).toMatchObject({ messageId: first.messageId, deduplicated: true })
    await rig.drain()
    expect(target.hits).toHaveLength(1)
    rig.clock.advance(600_001)
    expect((await publish('third')).messageId).not.toBe(first.messageId)
    await rig.drain()
    expect(target.hits.map(({ body }) => body)).toEqual(['first', 'third'])
  })

  test('by content', async () => {
    const publish = (body: string) => rig.client.publish({ url: `${target.url}/a`, body, contentBasedDeduplication: true })
    const ids = [await publish('x'), await publish('x'), await publish('y')].map(({ messageId }) => messageId)
    expect(new Set(ids).size).toBe(2)
  })
})

describe('retries', () => {
  test('go on until the destination is well', async () => {
    reply = (_, before) => ({ status: before < 2 ? 503 : 200 })
    await rig.client.publish({ url: `${target.url}/a`, body: 'x', retryDelay: '20 * pow(2, retried)' })
    expect(await rig.drain()).toBe(true)
    expect(target.hits.map(({ headers }) => headers['upstash-retried'])).toEqual(['0', '1', '2'])
    expect(new Set(target.hits.map(({ headers }) => headers['upstash-message-id'])).size).toBe(1)
    expect((await rig.client.dlq.listMessages()).messages).toEqual([])
  })

  test('by default back off, at once when the clock is moved', async () => {
    reply = (_, before) => ({ status: before === 0 ? 500 : 200, headers: { 'retry-after': '3600' } })
    const { messageId } = await rig.client.publish({ url: `${target.url}/a`, body: 'x' })
    await rig.drain()
    expect(target.hits).toHaveLength(1)
    expect((await rig.client.messages.get(messageId)).notBefore).toBeGreaterThan(Date.now() + 3_500_000)
    rig.clock.advance(3_600_000)
    await rig.drain()
    expect(target.hits).toHaveLength(2)
  })

  test('end in the dead letters, from where the message can be sent again', async () => {
    reply = (_, before) => (before < 2 ? { status: 500, body: 'broken' } : {})
    const { messageId } = await rig.client.publish({ url: `${target.url}/a`, body: 'x', retries: 1, retryDelay: '1', label: 'mail' })
    await rig.drain()
    const { messages } = await rig.client.dlq.listMessages({ filter: { label: 'mail' } })
    expect(messages).toMatchObject([{ messageId, url: `${target.url}/a`, body: 'x', responseStatus: 500, responseBody: 'broken' }])
    expect((await rig.client.dlq.listMessages({ filter: { label: 'other' } })).messages).toEqual([])

    const { responses } = await rig.client.dlq.retry(messages[0]?.dlqId ?? '')
    expect(responses).toHaveLength(1)
    await rig.drain()
    expect(target.hits).toHaveLength(3)
    expect((await rig.client.dlq.listMessages()).messages).toEqual([])
  })

  test('489 with the header says that none would help', async () => {
    reply = () => ({ status: 489, headers: { 'Upstash-NonRetryable-Error': 'true' } })
    await rig.client.publish({ url: `${target.url}/a`, body: 'x', retries: 5 })
    await rig.drain()
    expect(target.hits).toHaveLength(1)
    const { messages } = await rig.client.dlq.listMessages()
    expect(messages).toMatchObject([{ responseStatus: 489 }])
    await rig.client.dlq.delete(messages.map(({ dlqId }) => dlqId))
    expect((await rig.client.dlq.listMessages()).messages).toEqual([])
  })

  test('an answer cut short is none', async () => {
    const cut = createServer((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half')
      setTimeout(() => response.destroy(), 10)
    })
    await new Promise<void>((done) => cut.listen(0, '127.0.0.1', done))
    const address = cut.address()
    const port = typeof address === 'object' ? address?.port : address
    await rig.client.publish({ url: `http://127.0.0.1:${port}/a`, body: 'x', retries: 0 })
    await rig.drain()
    expect((await rig.client.dlq.listMessages()).messages).toMatchObject([{ responseStatus: 0, responseBody: 'aborted' }])
    cut.close()
  })

  test('an answer that takes too long is none', async () => {
    reply = () => ({ afterMs: 2_000 })
    await rig.client.publish({ url: `${target.url}/a`, body: 'x', retries: 0, headers: { 'Upstash-Timeout': '50ms' } })
    await rig.drain()
    expect((await rig.client.dlq.listMessages()).messages).toMatchObject([{ responseStatus: 0, responseBody: 'no answer within 50 ms' }])
  })
})

describe('delay', () => {
  test('waits for the clock, and cancel takes the message off the road', async () => {
    const url = `${target.url}/a`
    await rig.client.publish({ url, body: 'later', delay: '2h' })
    const cancelled = await rig.client.publish({ url, body: 'never', notBefore: Math.floor(Date.now() / 1000) + 3_600 })
    const labelled = await rig.client.publish({ url, body: 'neither', delay: 60, label: ['a', 'b'] })
    expect(await rig.client.messages.get(labelled.messageId)).toMatchObject({ labels: ['a', 'b'], body: 'neither' })
    await rig.client.messages.cancel(cancelled.messageId)
    expect(await rig.client.messages.cancel({ filter: { label: 'b' } })).toEqual({ cancelled: 1 })
    rig.clock.advance(7_100_000)
    await rig.drain()
    expect(target.hits).toEqual([])
    rig.clock.advance(100_000)
    await rig.drain()
    expect(target.hits.map(({ body }) => body)).toEqual(['later'])
    await expect(rig.client.messages.get(cancelled.messageId)).rejects.toThrow('not found')
  })
})

test('callbacks hear of every attempt, the failure callback of the end', async () => {
  reply = ({ path }) => (path === '/a' ? { status: 500, body: 'no' } : {})
  await rig.client.publish({
    url: `${target.url}/a`,
    body: 'x',
    retries: 1,
    retryDelay: '1',
    callback: `${target.url}/heard`,
    failureCallback: `${target.url}/failed`,
    headers: { 'Upstash-Failure-Callback-Forward-X-Why': 'test' },
  })
  await rig.drain()
  expect(target.hits.filter(({ path }) => path === '/heard')).toHaveLength(2)
  const failed = target.hits.find(({ path }) => path === '/failed')
  expect(failed?.headers['x-why']).toBe('test')
  expect(JSON.parse(failed?.body ?? '{}')).toMatchObject({ status: 500, body: btoa('no'), sourceBody: btoa('x'), retried: 1, maxRetries: 1 })
})

describe('faults', () => {
  test('a duplicate is delivered twice, a lost answer again', async () => {
    rig.faults.add({ vendor: 'qstash', match: '^DELIVER /twice$', fault: { kind: 'duplicate' } })
    rig.faults.add({ vendor: 'qstash', match: '^DELIVER /lost$', fault: { kind: 'lost_answer' } })
    await rig.client.publish({ url: `${target.url}/twice?x=1`, body: 'x' })
    await rig.client.publish({ url: `${target.url}/lost`, body: 'x', retryDelay: '1' })
    await rig.drain()
    const of = (path: string) => target.hits.filter((hit) => hit.path === path)
    expect(of('/twice?x=1').map(({ headers }) => headers['upstash-retried'])).toEqual(['0', '0'])
    expect(of('/lost').map(({ headers }) => headers['upstash-retried'])).toEqual(['0', '1'])
  })

  test('the API fails as told and recovers', async () => {
    rig.faults.add({ vendor: 'qstash', match: '^POST /v2/publish', fault: { kind: 'status', status: 500 } })
    await expect(rig.client.publish({ url: target.url, body: 'x' })).rejects.toThrow('made to fail')
    await expect(rig.client.publish({ url: target.url, body: 'x' })).resolves.toBeDefined()
  })
})

test('the events tell a message’s life, newest first', async () => {
  const { messageId } = await rig.client.publish({ url: `${target.url}/a`, body: 'x' })
  await rig.client.publish({ url: `${target.url}/b`, body: 'x' })
  await rig.drain()
  const { logs } = await rig.client.logs({ messageIds: [messageId] })
  expect(logs.map(({ state }) => state)).toEqual(['DELIVERED', 'ACTIVE', 'CREATED'])
  expect((await rig.client.logs({ filter: { state: 'DELIVERED' }, count: 1 })).logs).toHaveLength(1)
  const page = await (await fetch(rig.url())).text()
  expect(page).toContain(messageId)
})
