import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Ratelimit } from '@upstash/ratelimit'
import { Redis } from '@upstash/redis'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Faults } from '../faults.ts'
import type { Served } from '../http.ts'
import { startMemoryRedis } from './memory/engine.ts'
import { findRedisServer, startRealRedis } from './real-engine.ts'
import type { RedisEngine } from './reply.ts'
import { startRedisRest } from './server.ts'

const TOKEN = 'contract'
const program = await findRedisServer()
const home = await mkdtemp(join(tmpdir(), 'fairground-redis-test-'))
afterAll(() => rm(home, { recursive: true, force: true }))

describe.each([
  { engine: 'memory', start: async () => startMemoryRedis() },
  ...(program ? [{ engine: 'redis-server', start: () => startRealRedis(program, home) }] : []),
])('Upstash on $engine', ({ start }) => {
  const faults = new Faults()
  let engine: RedisEngine
  let served: Served
  let redis: Redis

  const client = (options = {}) => new Redis({ url: served.url, token: TOKEN, enableTelemetry: false, retry: false, ...options })

  beforeAll(async () => {
    engine = await start()
    served = await startRedisRest({ port: 0, token: TOKEN, engine, faults })
    redis = client()
  })
  afterAll(async () => {
    await served.stop()
    await engine.stop()
  })
  beforeEach(async () => {
    faults.clear()
    await redis.flushdb()
  })

  describe('strings', () => {
    test('values of every kind come back as they went', async () => {
      await redis.set('text', 'Zażółć gęślą jaźń 🎪')
      await redis.set('doc', { list: [1, 'two', null], yes: true })
      await redis.set('number', 42)
      expect(await redis.mget('text', 'doc', 'number', 'nothing')).toEqual([
        'Zażółć gęślą jaźń 🎪',
        { list: [1, 'two', null], yes: true },
        42,
        null,
      ])
      expect(await redis.strlen('text')).toBe(Buffer.byteLength('Zażółć gęślą jaźń 🎪'))
      expect(await client({ responseEncoding: false }).get('text')).toBe('Zażółć gęślą jaźń 🎪')
      expect(await redis.set('empty', '')).toBe('OK')
      expect(await redis.exists('empty', 'empty', 'nothing')).toBe(2)
    })

    test('set NX is a lock, XX an update, GET tells the old value', async () => {
      expect(await redis.set('lock', 'mine', { nx: true, px: 5000 })).toBe('OK')
      expect(await redis.set('lock', 'yours', { nx: true, px: 5000 })).toBeNull()
      expect(await redis.get('lock')).toBe('mine')
      expect(await redis.set('absent', 'x', { xx: true })).toBeNull()
      expect(await redis.set('lock', 'next', { xx: true, get: true })).toBe('mine')
      expect(await redis.ttl('lock')).toBe(-1)
      expect(await redis.set('new', '1', { get: true })).toBeNull()
      expect(await redis.set('lock', 'again', { nx: true, get: true })).toBe('next')
    })

    test('set with EX, PX, EXAT, PXAT and KEEPTTL', async () => {
      await redis.set('a', 1, { ex: 100 })
      expect(await redis.ttl('a')).toBe(100)
      await redis.set('a', 2, { keepTtl: true })
      expect(await redis.ttl('a')).toBe(100)
      await redis.set('a', 3)
      expect(await redis.ttl('a')).toBe(-1)
      await redis.set('b', 1, { exat: 4_102_444_800 })
      expect(await redis.exec(['EXPIRETIME', 'b'])).toBe(4_102_444_800)
      await redis.set('c', 1, { px: 40 })
      expect(await redis.pttl('c')).toBeGreaterThan(0)
      await sleep(60)
      expect(await redis.get('c')).toBeNull()
      expect(await redis.pttl('c')).toBe(-2)
      await expect(redis.set('d', 1, { ex: 0 })).rejects.toThrow('invalid expire time')
    })

    test('counters', async () => {
      expect(await redis.incr('n')).toBe(1)
      expect(await redis.incrby('n', 9)).toBe(10)
      expect(await redis.decrby('n', 4)).toBe(6)
      expect(await redis.decr('n')).toBe(5)
      expect(await redis.incrbyfloat('f', 0.5)).toBe(0.5)
      expect(await redis.incrbyfloat('f', 2.5)).toBe(3)
      await redis.set('word', 'x')
      await expect(redis.incr('word')).rejects.toThrow('value is not an integer or out of range')
    })

    test('the rest of the strings', async () => {
      await redis.mset({ a: 'one', b: 'two' })
      expect(await redis.msetnx({ a: 'x', c: 'x' })).toBe(0)
      expect(await redis.append('a', '!')).toBe(4)
      expect(await redis.getrange('a', 0, -2)).toBe('one')
      expect(await redis.setrange('a', 1, 'NE')).toBe(4)
      expect(await redis.getset('a', 'new')).toBe('oNE!')
      expect(await redis.getex('a', { ex: 10 })).toBe('new')
      expect(await redis.ttl('a')).toBe(10)
      expect(await redis.getex('a', { persist: true })).toBe('new')
      expect(await redis.ttl('a')).toBe(-1)
      expect(await redis.getdel('a')).toBe('new')
      expect(await redis.setnx('a', 1)).toBe(1)
      expect(await redis.setnx('a', 2)).toBe(0)
      await redis.setex('t', 10, 'x')
      await redis.psetex('u', 10_000, 'x')
      expect([await redis.ttl('t'), await redis.ttl('u')]).toEqual([10, 10])
    })
  })

  describe('keys', () => {
    test('expire with its options, persist, type, rename', async () => {
      await redis.set('k', 1)
      expect(await redis.expire('k', 100, 'XX')).toBe(0)
      expect(await redis.expire('k', 100, 'NX')).toBe(1)
      expect(await redis.expire('k', 50, 'GT')).toBe(0)
      expect(await redis.expire('k', 50, 'LT')).toBe(1)
      expect(await redis.pexpire('k', 60_000)).toBe(1)
      expect(await redis.ttl('k')).toBe(60)
      expect(await redis.expireat('k', 4_102_444_800)).toBe(1)
      expect(await redis.pexpireat('k', 4_102_444_800_000)).toBe(1)
      expect(await redis.persist('k')).toBe(1)
      expect(await redis.persist('k')).toBe(0)
      expect(await redis.expire('absent', 5)).toBe(0)
      expect(await redis.type('k')).toBe('string')
      expect(await redis.type('absent')).toBe('none')
      expect(await redis.rename('k', 'l')).toBe('OK')
      await redis.set('m', 2)
      expect(await redis.renamenx('l', 'm')).toBe(0)
      await expect(redis.rename('absent', 'x')).rejects.toThrow('no such key')
      expect(await redis.expire('m', -1)).toBe(1)
      expect(await redis.dbsize()).toBe(1)
      expect(await redis.unlink('l', 'absent')).toBe(1)
    })

    test('keys and scan by pattern', async () => {
      const names = Array.from({ length: 25 }, (_, index) => `order:${index}`)
      await redis.mset(Object.fromEntries([...names, 'other', 'h[x]'].map((name) => [name, 1])))
      await redis.hset('order:hash', { a: 1 })
      expect((await redis.keys('order:?')).toSorted()).toEqual(names.slice(0, 10))
      expect(await redis.keys('h\\[x]')).toEqual(['h[x]'])
      expect((await redis.keys('order:[1-2]')).toSorted()).toEqual(['order:1', 'order:2'])
      const found: string[] = []
      let cursor = '0'
      do {
        const [next, page] = await redis.scan(cursor, { match: 'order:*', count: 5, type: 'string' })
        found.push(...page)
        cursor = next
      } while (cursor !== '0')
      expect(found.toSorted()).toEqual([...names].toSorted())
    })
  })

  test('hashes', async () => {
    expect(await redis.hset('h', { a: 1, b: { deep: true }, c: 'text' })).toBe(3)
    expect(await redis.hset('h', { a: 2, d: 'new' })).toBe(1)
    expect(await redis.hgetall('h')).toEqual({ a: 2, b: { deep: true }, c: 'text', d: 'new' })
    expect(await redis.hgetall('absent')).toBeNull()
    expect(await redis.hget('h', 'b')).toEqual({ deep: true })
    expect(await redis.hmget('h', 'a', 'z')).toEqual({ a: 2, z: null })
    expect(await redis.hincrby('h', 'a', 5)).toBe(7)
    expect(await redis.hincrbyfloat('h', 'a', 0.5)).toBe(7.5)
    expect(await redis.hsetnx('h', 'a', 1)).toBe(0)
    expect(await redis.hexists('h', 'a')).toBe(1)
    expect(await redis.hstrlen('h', 'c')).toBe(4)
    expect([(await redis.hkeys('h')).toSorted(), await redis.hlen('h')]).toEqual([['a', 'b', 'c', 'd'], 4])
    expect((await redis.hvals('h')).length).toBe(4)
    const [cursor, flat] = await redis.hscan('h', 0, { match: '[ac]' })
    expect([cursor, [...flat].toSorted()]).toEqual(['0', [7.5, 'a', 'c', 'text'].toSorted()])
    expect(await redis.hdel('h', 'a', 'b', 'c', 'd', 'z')).toBe(4)
    expect(await redis.exists('h')).toBe(0)
  })

  test('lists', async () => {
    expect(await redis.rpush('l', 'a', 'b', 'c')).toBe(3)
    expect(await redis.lpush('l', 'y', 'x')).toBe(5)
    expect(await redis.lrange('l', 0, -1)).toEqual(['x', 'y', 'a', 'b', 'c'])
    expect(await redis.lindex('l', -1)).toBe('c')
    expect(await redis.linsert('l', 'before', 'a', 'new')).toBe(6)
    expect(await redis.lset('l', 0, 'X')).toBe('OK')
    expect(await redis.lrem('l', 0, 'new')).toBe(1)
    expect(await redis.lpos('l', 'b')).toBe(3)
    expect(await redis.ltrim('l', 1, 3)).toBe('OK')
    expect(await redis.lmove('l', 'm', 'left', 'right')).toBe('y')
    expect(await redis.lpop<string[]>('l', 5)).toEqual(['a', 'b'])
    expect(await redis.rpop('l')).toBeNull()
    expect(await redis.lpushx('l', 'x')).toBe(0)
    expect(await redis.llen('m')).toBe(1)
    expect(await redis.rpop('m')).toBe('y')
    expect(await redis.exists('m')).toBe(0)
  })

  test('sets', async () => {
    expect(await redis.sadd('s', 'a', 'b', 'c', 'a')).toBe(3)
    expect(await redis.sismember('s', 'a')).toBe(1)
    expect(await redis.smismember('s', ['a', 'z'])).toEqual([1, 0])
    expect(await redis.scard('s')).toBe(3)
    await redis.sadd('t', 'b', 'c', 'd')
    expect((await redis.sinter('s', 't')).toSorted()).toEqual(['b', 'c'])
    expect((await redis.sunion('s', 't')).toSorted()).toEqual(['a', 'b', 'c', 'd'])
    expect(await redis.sdiff('s', 't')).toEqual(['a'])
    expect(await redis.sinterstore('u', 's', 't')).toBe(2)
    expect(await redis.smove('s', 'u', 'a')).toBe(1)
    expect((await redis.smembers('u')).toSorted()).toEqual(['a', 'b', 'c'])
    expect((await redis.srandmember<string[]>('u', 2))?.length).toBe(2)
    expect((await redis.spop<string[]>('u', 3))?.toSorted()).toEqual(['a', 'b', 'c'])
    expect(await redis.exists('u')).toBe(0)
    expect(await redis.srem('s', 'b', 'z')).toBe(1)
    expect(await redis.sscan('s', 0)).toEqual(['0', ['c']])
  })

  describe('sorted sets', () => {
    beforeEach(() =>
      redis.zadd(
        'z',
        { score: 1, member: 'one' },
        { score: 2, member: 'two' },
        { score: 3, member: 'three' },
        { score: 3, member: 'drei' },
      ),
    )

    test('order, ranks, scores', async () => {
      expect(await redis.zrange('z', 0, -1)).toEqual(['one', 'two', 'drei', 'three'])
      expect(await redis.zrange('z', 0, 1, { rev: true, withScores: true })).toEqual(['three', 3, 'drei', 3])
      expect(await redis.zrange('z', '(1', 3, { byScore: true, offset: 0, count: 2 })).toEqual(['two', 'drei'])
      expect(await redis.zrange('z', '+inf', 2, { byScore: true, rev: true })).toEqual(['three', 'drei', 'two'])
      expect(await redis.zrank('z', 'drei')).toBe(2)
      expect(await redis.zrevrank('z', 'drei')).toBe(1)
      expect(await redis.zrank('z', 'absent')).toBeNull()
      expect(await redis.zscore('z', 'two')).toBe(2)
      expect(await redis.zmscore('z', ['two', 'absent'])).toEqual([2, null])
      expect(await redis.zcard('z')).toBe(4)
      expect(await redis.zcount('z', 2, '+inf')).toBe(3)
      expect(await redis.exec(['ZRANGEBYSCORE', 'z', '-inf', '(3', 'WITHSCORES', 'LIMIT', 1, 5])).toEqual(['two', 2])
      expect(await redis.exec(['ZREVRANGEBYSCORE', 'z', '3', '2'])).toEqual(['three', 'drei', 'two'])
    })

    test('zadd with NX, XX, GT, LT, CH and INCR', async () => {
      expect(await redis.zadd('z', { nx: true }, { score: 9, member: 'one' }, { score: 9, member: 'nine' })).toBe(1)
      expect(await redis.zscore('z', 'one')).toBe(1)
      expect(await redis.zadd('z', { xx: true, ch: true }, { score: 5, member: 'one' }, { score: 9, member: 'absent' })).toBe(1)
      expect(await redis.zadd('z', { gt: true, ch: true }, { score: 4, member: 'one' })).toBe(0)
      expect(await redis.zadd('z', { lt: true, ch: true }, { score: 4, member: 'one' })).toBe(1)
      expect(await redis.zadd('z', { incr: true }, { score: 2, member: 'one' })).toBe(6)
      expect(await redis.zadd('z', { nx: true, incr: true }, { score: 2, member: 'one' })).toBeNull()
      expect(await redis.zincrby('z', 1.5, 'one')).toBe(7.5)
    })

    test('taking out', async () => {
      expect(await redis.zpopmin('z', 2)).toEqual(['one', 1, 'two', 2])
      expect(await redis.zpopmax('z')).toEqual(['three', 3])
      expect(await redis.zrem('z', 'drei', 'absent')).toBe(1)
      expect(await redis.exists('z')).toBe(0)
      for (const [score, member] of ['a', 'b', 'c', 'd', 'e'].entries()) await redis.zadd('z', { score, member })
      expect(await redis.zremrangebyscore('z', '-inf', '(1')).toBe(1)
      expect(await redis.zremrangebyrank('z', -1, -1)).toBe(1)
      expect(await redis.zrange('z', 0, -1)).toEqual(['b', 'c', 'd'])
      expect(await redis.zscan('z', 0)).toEqual(['0', ['b', 1, 'c', 2, 'd', 3]])
    })

    test('by name, and united', async () => {
      for (const member of ['a', 'b', 'c']) await redis.zadd('n', { score: 0, member })
      expect(await redis.zrange('n', '[a', '(c', { byLex: true })).toEqual(['a', 'b'])
      expect(await redis.zrange('n', '-', '+', { byLex: true, offset: 1, count: 1 })).toEqual(['b'])
      expect(await redis.zlexcount('n', '-', '(b')).toBe(1)
      await redis.zadd('m', { score: 5, member: 'a' }, { score: 1, member: 'z' })
      expect(await redis.zunionstore('u', 2, ['n', 'm'])).toBe(4)
      expect(await redis.zrange('u', 0, -1)).toEqual(['b', 'c', 'z', 'a'])
      expect(await redis.zinterstore('i', 2, ['n', 'm'], { weights: [1, 2] })).toBe(1)
      expect(await redis.zscore('i', 'a')).toBe(10)
    })
  })

  describe('pipelines and transactions', () => {
    test('the SDK pipelines by itself, and an error hits only its own command', async () => {
      const [a, b] = await Promise.all([redis.set('a', 1), redis.incr('b')])
      expect([a, b]).toEqual(['OK', 1])
      await redis.set('word', 'x')
      const answers = await redis.pipeline().incr('word').incr('n').exec({ keepErrors: true })
      expect(answers[0]?.error).toContain('not an integer')
      expect(answers[1]?.result).toBe(1)
    })

    test('multi is atomic against others, and goes on after a command failed', async () => {
      const grow = () => redis.multi().incr('n').get<number>('n').exec<[number, number]>()
      const answers = await Promise.all(Array.from({ length: 50 }, grow))
      expect(answers.every(([after, seen]) => after === seen)).toBe(true)
      await redis.set('word', 'x')
      const mixed = await redis.multi().incr('word').set('done', 1).exec({ keepErrors: true })
      expect(mixed[0]?.error).toContain('not an integer')
      expect(await redis.get('done')).toBe(1)
    })

    test('multi with an unknown command does nothing', async () => {
      const body = JSON.stringify([['SET', 'a', '1'], ['NOSUCHTHING']])
      const headers = { authorization: `Bearer ${TOKEN}` }
      const answer = await fetch(`${served.url}/multi-exec`, { method: 'POST', headers, body })
      expect(answer.status).toBe(400)
      expect((await answer.json()).error).toContain('EXECABORT')
      expect(await redis.get('a')).toBeNull()
    })
  })

  describe('refusals', () => {
    test('wrong type, wrong number of arguments, unknown command', async () => {
      await redis.set('text', 'x')
      await expect(redis.hget('text', 'f')).rejects.toThrow('WRONGTYPE')
      await expect(redis.lpush('text', 'f')).rejects.toThrow('WRONGTYPE')
      await expect(redis.zadd('text', { score: 1, member: 'a' })).rejects.toThrow('WRONGTYPE')
      await expect(redis.exec(['GET'])).rejects.toThrow(/wrong number of arguments for 'get' command/i)
      await expect(redis.exec(['NOSUCHTHING', 'x'])).rejects.toThrow('unknown command')
      await expect(redis.exec(['SET', 'a', 'b', 'PX'])).rejects.toThrow('syntax error')
    })

    test('without the token nothing is answered', async () => {
      await expect(client({ token: 'wrong' }).get('a')).rejects.toThrow('WRONGPASS')
    })
  })

  describe('scripts', () => {
    test('arguments in, every kind of value out', async () => {
      const kinds = `return {1, 2.9, 'text', true, false, {'deep', {3}}, nil, 'unseen'}`
      expect(await redis.eval(kinds, [], [])).toEqual([1, 2, 'text', 1, null, ['deep', [3]]])
      const given = `return {KEYS[1], ARGV[1], ARGV[2], #KEYS, #ARGV}`
      expect(await redis.eval(given, ['k'], ['v', 'ż'])).toEqual(['k', 'v', 'ż', 1, 2])
      expect(await redis.eval(`return redis.status_reply('FINE')`, [], [])).toBe('FINE')
      await expect(redis.eval(`return redis.error_reply('SOLD out')`, [], [])).rejects.toThrow('SOLD out')
      await expect(redis.eval(`return {err='SOLD out'}`, [], [])).rejects.toThrow('SOLD out')
    })

    test('numbers are those of Lua 5.1', async () => {
      expect(await redis.eval(`return ARGV[1] * 1000`, [], ['1732160000000'])).toBe(1732160000000000)
      expect(await redis.eval(`return 'at:' .. (ARGV[1] + 1)`, [], ['1732160000000'])).toBe('at:1732160000001')
      const written = `return tostring(10 / 2) .. '|' .. tostring(7 / 2) .. '|' .. 3 .. '|' .. math.floor(9.9)`
      expect(await redis.eval(written, [], [])).toBe('5|3.5|3|9')
      expect(await redis.eval(`return 60000 * 100000`, [], [])).toBe(6_000_000_000)
      const sum = `local sum = 0 for i = 1, #ARGV do sum = sum + ARGV[i] end return sum`
      expect(await redis.eval(sum, [], ['1', '2', '3'])).toBe(6)
      expect(await redis.eval(`return {unpack({1, 2, 3})}`, [], [])).toEqual([1, 2, 3])
    })

    test('commands inside: call raises, pcall returns', async () => {
      const script = `
        redis.call('SET', KEYS[1], ARGV[1], 'PX', 60000)
        redis.call('ZADD', KEYS[2], 1732160000000, 'a')
        local got = redis.call('GET', KEYS[1])
        local none = redis.call('GET', 'absent')
        return {got, none == false, redis.call('ZSCORE', KEYS[2], 'a') .. '!', redis.call('SET', 'x', 1)['ok']}`
      expect(await redis.eval(script, ['k', 'z'], ['v'])).toEqual(['v', 1, '1732160000000!', 'OK'])
      await redis.set('word', 'x')
      await expect(redis.eval(`return redis.call('INCR', 'word')`, [], [])).rejects.toThrow('not an integer')
      expect(await redis.eval(`return redis.pcall('INCR', 'word').err`, [], [])).toContain('not an integer')
      await expect(redis.eval(`this is not lua`, [], [])).rejects.toThrow('Error compiling script')
      await expect(redis.eval(`return nothing.here`, [], [])).rejects.toThrow("nonexistent global variable 'nothing'")
      await expect(redis.eval(`return redis.call('EVAL', 'return 1', 0)`, [], [])).rejects.toThrow('not allowed from script')
      await expect(redis.eval(`leak = 1`, [], [])).rejects.toThrow('Attempt to modify a readonly table')
    })

    test('cjson both ways', async () => {
      const script = `
        local doc = cjson.decode(ARGV[1])
        doc.seen = (doc.seen or 0) + 1
        doc.none = nil
        table.insert(doc.list, 'ż')
        return cjson.encode(doc)`
      const doc = { list: [1.5, 'a', true], none: 1, empty: null, nested: { id: 1732160000000 } }
      expect(await redis.eval(script, [], [JSON.stringify(doc)])).toEqual({
        list: [1.5, 'a', true, 'ż'],
        empty: null,
        nested: { id: 1732160000000 },
        seen: 1,
      })
      expect(await redis.eval(`return cjson.decode('null') == cjson.null and 1 or 0`, [], [])).toBe(1)
      await expect(redis.eval(`return cjson.decode('{')`, [], [])).rejects.toThrow('Expected')
      expect(await redis.eval(`return cjson.encode({1, {}, 'a"b'})`, [], [])).toEqual([1, {}, 'a"b'])
    })

    test('a sha is found after SCRIPT LOAD or EVAL, with the flags line too', async () => {
      const script = `#!lua flags=allow-key-locking\nreturn ARGV[1]`
      await expect(redis.evalsha('0'.repeat(40), [], [])).rejects.toThrow('NOSCRIPT')
      const sha = await redis.scriptLoad(script)
      expect(await redis.evalsha(sha, [], ['hello'])).toBe('hello')
      expect(await redis.scriptExists(sha, '0'.repeat(40))).toEqual([1, 0])
      const other = redis.createScript<string>(`#!lua flags=allow-key-locking\nreturn 'other ' .. KEYS[1]`)
      expect(await other.exec(['k'], [])).toBe('other k')
      expect(await other.evalsha(['k'], [])).toBe('other k')
      await redis.scriptFlush()
      await expect(redis.evalsha(sha, [], [])).rejects.toThrow('NOSCRIPT')
    })

    test('50 buyers race for 10 places in a script', async () => {
      const script = `
        local taken = tonumber(redis.call('GET', KEYS[1]) or '0')
        if taken >= tonumber(ARGV[1]) then return 0 end
        redis.call('INCR', KEYS[1])
        return 1`
      const won = await Promise.all(Array.from({ length: 50 }, () => redis.eval(script, ['places'], ['10'])))
      expect(won.filter((one) => one === 1)).toHaveLength(10)
    })
  })

  describe('@upstash/ratelimit', () => {
    const algorithms = {
      fixed: Ratelimit.fixedWindow(3, '60 s'),
      sliding: Ratelimit.slidingWindow(3, '60 s'),
      bucket: Ratelimit.tokenBucket(3, '60 s', 3),
      cached: Ratelimit.cachedFixedWindow(3, '60 s'),
    }

    test.each(Object.entries(algorithms))('%s lets three through', async (prefix, limiter) => {
      const limit = new Ratelimit({ redis, limiter, prefix, ephemeralCache: new Map() })
      const results = []
      for (let call = 0; call < 5; call += 1) results.push((await limit.limit('someone')).success)
      expect(results).toEqual([true, true, true, false, false])
      expect((await limit.limit('someone else')).success).toBe(true)
      expect((await limit.getRemaining('someone else')).remaining).toBe(2)
      await limit.resetUsedTokens('someone')
      expect((await limit.getRemaining('someone')).remaining).toBe(3)
    })

    test('the window ends with the real clock', async () => {
      const limit = new Ratelimit({ redis, limiter: Ratelimit.tokenBucket(1, '150 ms', 1), ephemeralCache: false })
      expect((await limit.limit('me')).success).toBe(true)
      expect((await limit.limit('me')).success).toBe(false)
      await sleep(170)
      expect((await limit.limit('me')).success).toBe(true)
    })

    test('a burst at once is counted exactly', async () => {
      const limit = new Ratelimit({ redis, limiter: Ratelimit.fixedWindow(20, '60 s'), ephemeralCache: false })
      const results = await Promise.all(Array.from({ length: 60 }, () => limit.limit('crowd')))
      expect(results.filter(({ success }) => success)).toHaveLength(20)
    })
  })

  describe('publish and subscribe', () => {
    test('a message reaches channel and pattern', async () => {
      const heard: { channel: string; message: unknown }[] = []
      const subscriber = redis.subscribe<{ n: number } | string>('news')
      const pattern = redis.psubscribe<{ n: number }>('ne*')
      const ready = Promise.all([
        new Promise((done) => subscriber.on('subscribe', done)),
        new Promise((done) => pattern.on('psubscribe', done)),
      ])
      subscriber.on('message', ({ channel, message }) => heard.push({ channel, message }))
      pattern.on('pmessage', ({ channel, message }) => heard.push({ channel, message }))
      await ready
      expect(await redis.publish('news', { n: 1 })).toBe(2)
      await redis.publish('other', { n: 2 })
      await expect.poll(() => heard).toEqual([
        { channel: 'news', message: { n: 1 } },
        { channel: 'news', message: { n: 1 } },
      ])
      await redis.publish('news', 'a,b,c')
      await expect.poll(() => heard.at(-1)).toEqual({ channel: 'news', message: 'a,b,c' })
      await Promise.all([subscriber.unsubscribe(), pattern.unsubscribe()])
    })

    test('who leaves is no longer counted', async () => {
      const leaving = new AbortController()
      const headers = { authorization: `Bearer ${TOKEN}` }
      const answer = await fetch(`${served.url}/subscribe/door`, { method: 'POST', headers, signal: leaving.signal })
      const lines = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
      expect((await lines?.read())?.value).toBe('data: subscribe,door,1\n\n')
      expect(await redis.publish('door', 'knock')).toBe(1)
      expect((await lines?.read())?.value).toBe('data: message,door,knock\n\n')
      leaving.abort()
      await expect.poll(() => redis.publish('door', 'knock')).toBe(0)
    })
  })

  describe('faults', () => {
    test('down does nothing, lost_answer does it and says nothing, status answers', async () => {
      faults.add({ vendor: 'redis', fault: { kind: 'down' }, times: 2 })
      await expect(redis.incr('n')).rejects.toThrow('fetch failed')
      faults.clear()
      expect(await redis.get('n')).toBeNull()
      faults.add({ vendor: 'redis', fault: { kind: 'lost_answer' } })
      await expect(client({ retry: { retries: 0 } }).incr('n')).rejects.toThrow('fetch failed')
      expect(await redis.get('n')).toBe(1)
      faults.add({ vendor: 'redis', fault: { kind: 'status', status: 503 } })
      await expect(redis.incr('n')).rejects.toThrow('made to fail')
      expect(await redis.get('n')).toBe(1)
    })
  })
})
