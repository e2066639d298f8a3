import { OK, RedisError, Status, type Reply } from '../reply.ts'
import { globPattern, Options, toInteger } from './arguments.ts'
import { command, MANY, type Commands } from './command.ts'
import type { Keyspace, Value } from './keyspace.ts'

function kindName(value: Value | null): string {
  if (value === null) return 'none'
  if (typeof value === 'string') return 'string'
  if (Array.isArray(value)) return 'list'
  if (value instanceof Set) return 'set'
  return value instanceof Map ? 'hash' : 'zset'
}

function expire(keyspace: Keyspace, key: string, atMs: number, rest: string[]): Reply {
  const options = new Options(rest, ['NX', 'XX', 'GT', 'LT'])
  const current = keyspace.expiry(key)
  if (current === undefined) return 0
  if (options.has('NX') && current !== null) return 0
  if (options.has('XX') && current === null) return 0
  // A key that stays counts as one that expires never.
  if (options.has('GT') && atMs <= (current ?? Infinity)) return 0
  if (options.has('LT') && atMs >= (current ?? Infinity)) return 0
  keyspace.expireAt(key, atMs)
  return 1
}

function remaining(keyspace: Keyspace, key: string, reply: (expiresAtMs: number) => number): Reply {
  const expiresAt = keyspace.expiry(key)
  if (expiresAt === undefined) return -2
  return expiresAt === null ? -1 : reply(expiresAt)
}

function rename(keyspace: Keyspace, from: string, to: string): void {
  const value = keyspace.peek(from)
  if (value === null) throw new RedisError('ERR no such key')
  const expiresAt = keyspace.expiry(from) ?? null
  keyspace.delete(from)
  keyspace.set(to, value, expiresAt)
}

// Everything in one page: a cursor into a map that changes meanwhile would miss keys.
function scan(keyspace: Keyspace, [cursor = '', ...rest]: string[]): Reply {
  const options = new Options(rest, [], ['MATCH', 'COUNT', 'TYPE'])
  if (toInteger(cursor) !== 0) return ['0', []]
  const pattern = globPattern(options.value('MATCH') ?? '*')
  const type = options.value('TYPE')?.toLowerCase()
  const found = keyspace.keys().filter((key) => pattern.test(key) && (!type || kindName(keyspace.peek(key)) === type))
  return ['0', found]
}

function remove(keyspace: Keyspace, keys: string[]): Reply {
  return keys.filter((key) => keyspace.delete(key)).length
}

function countExisting(keyspace: Keyspace, keys: string[]): Reply {
  return keys.filter((key) => keyspace.peek(key) !== null).length
}

function clear(keyspace: Keyspace): Reply {
  keyspace.clear()
  return OK
}

export const keys: Commands = {
  DEL: command(1, MANY, remove),
  UNLINK: command(1, MANY, remove),
  EXISTS: command(1, MANY, countExisting),
  TOUCH: command(1, MANY, countExisting),
  TYPE: command(1, 1, (keyspace, [key = '']) => new Status(kindName(keyspace.peek(key)))),
  KEYS: command(1, 1, (keyspace, [glob = '']) => {
    const pattern = globPattern(glob)
    return keyspace.keys().filter((key) => pattern.test(key))
  }),
  SCAN: command(1, MANY, scan),
  RANDOMKEY: command(0, 0, (keyspace) => {
    const all = keyspace.keys()
    return all[Math.floor(Math.random() * all.length)] ?? null
  }),
  DBSIZE: command(0, 0, (keyspace) => keyspace.keys().length),
  FLUSHDB: command(0, 1, clear),
  FLUSHALL: command(0, 1, clear),
  EXPIRE: command(2, MANY, (keyspace, [key = '', ttl = '', ...rest]) =>
    expire(keyspace, key, Date.now() + toInteger(ttl) * 1000, rest),
  ),
  PEXPIRE: command(2, MANY, (keyspace, [key = '', ttl = '', ...rest]) =>
    expire(keyspace, key, Date.now() + toInteger(ttl), rest),
  ),
  EXPIREAT: command(2, MANY, (keyspace, [key = '', at = '', ...rest]) => expire(keyspace, key, toInteger(at) * 1000, rest)),
  PEXPIREAT: command(2, MANY, (keyspace, [key = '', at = '', ...rest]) => expire(keyspace, key, toInteger(at), rest)),
  PERSIST: command(1, 1, (keyspace, [key = '']) => {
    if (typeof keyspace.expiry(key) !== 'number') return 0
    keyspace.expireAt(key, null)
    return 1
  }),
  TTL: command(1, 1, (keyspace, [key = '']) => remaining(keyspace, key, (at) => Math.round((at - Date.now()) / 1000))),
  PTTL: command(1, 1, (keyspace, [key = '']) => remaining(keyspace, key, (at) => at - Date.now())),
  EXPIRETIME: command(1, 1, (keyspace, [key = '']) => remaining(keyspace, key, (at) => Math.round(at / 1000))),
  PEXPIRETIME: command(1, 1, (keyspace, [key = '']) => remaining(keyspace, key, (at) => at)),
  RENAME: command(2, 2, (keyspace, [from = '', to = '']) => {
    rename(keyspace, from, to)
    return OK
  }),
  RENAMENX: command(2, 2, (keyspace, [from = '', to = '']) => {
    if (keyspace.peek(from) !== null && keyspace.peek(to) !== null) return 0
    rename(keyspace, from, to)
    return 1
  }),
  PING: command(0, 1, (_, [text]) => text ?? new Status('PONG')),
  ECHO: command(1, 1, (_, [text = '']) => text),
  TIME: command(0, 0, () => {
    const now = Date.now()
    return [String(Math.floor(now / 1000)), String((now % 1000) * 1000)]
  }),
}
