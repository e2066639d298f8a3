import { OK, RedisError, type Reply } from '../reply.ts'
import { floatText, globPattern, Options, toFloat, toInteger } from './arguments.ts'
import { command, MANY, type Commands } from './command.ts'
import { HASH, type Keyspace } from './keyspace.ts'

const read = (keyspace: Keyspace, key: string) => keyspace.read(key, HASH) ?? new Map<string, string>()

function set(keyspace: Keyspace, [key = '', ...fields]: string[]): number {
  if (fields.length % 2 !== 0) throw new RedisError("ERR wrong number of arguments for 'hset' command")
  return keyspace.change(key, HASH, (hash) => {
    const before = hash.size
    for (let at = 0; at < fields.length; at += 2) hash.set(fields[at] ?? '', fields[at + 1] ?? '')
    return hash.size - before
  })
}

function increase(keyspace: Keyspace, key: string, field: string, sum: (old: string) => string): string {
  return keyspace.change(key, HASH, (hash) => {
    const value = sum(hash.get(field) ?? '0')
    hash.set(field, value)
    return value
  })
}

function scan(keyspace: Keyspace, [key = '', , ...rest]: string[]): Reply {
  const options = new Options(rest, [], ['MATCH', 'COUNT'])
  const pattern = globPattern(options.value('MATCH') ?? '*')
  return ['0', [...read(keyspace, key)].filter(([field]) => pattern.test(field)).flat()]
}

function randomFields(keyspace: Keyspace, [key = '', count, withValues]: string[]): Reply {
  const fields = [...read(keyspace, key)].toSorted(() => Math.random() - 0.5)
  if (count === undefined) return fields[0]?.[0] ?? null
  const chosen = fields.slice(0, Math.abs(toInteger(count)))
  return withValues?.toUpperCase() === 'WITHVALUES' ? chosen.flat() : chosen.map(([field]) => field)
}

export const hashes: Commands = {
  HSET: command(3, MANY, set),
  HMSET: command(3, MANY, (keyspace, args) => {
    set(keyspace, args)
    return OK
  }),
  HSETNX: command(3, 3, (keyspace, [key = '', field = '', value = '']) => {
    return read(keyspace, key).has(field) ? 0 : set(keyspace, [key, field, value])
  }),
  HGET: command(2, 2, (keyspace, [key = '', field = '']) => read(keyspace, key).get(field) ?? null),
  HMGET: command(2, MANY, (keyspace, [key = '', ...fields]) => {
    const hash = read(keyspace, key)
    return fields.map((field) => hash.get(field) ?? null)
  }),
  HGETALL: command(1, 1, (keyspace, [key = '']) => [...read(keyspace, key)].flat()),
  HKEYS: command(1, 1, (keyspace, [key = '']) => [...read(keyspace, key).keys()]),
  HVALS: command(1, 1, (keyspace, [key = '']) => [...read(keyspace, key).values()]),
  HLEN: command(1, 1, (keyspace, [key = '']) => read(keyspace, key).size),
  HEXISTS: command(2, 2, (keyspace, [key = '', field = '']) => Number(read(keyspace, key).has(field))),
  HSTRLEN: command(2, 2, (keyspace, [key = '', field = '']) => Buffer.byteLength(read(keyspace, key).get(field) ?? '')),
  HDEL: command(2, MANY, (keyspace, [key = '', ...fields]) =>
    keyspace.change(key, HASH, (hash) => fields.filter((field) => hash.delete(field)).length),
  ),
  HINCRBY: command(3, 3, (keyspace, [key = '', field = '', by = '']) =>
    Number(increase(keyspace, key, field, (old) => String(toInteger(old) + toInteger(by)))),
  ),
  HINCRBYFLOAT: command(3, 3, (keyspace, [key = '', field = '', by = '']) =>
    increase(keyspace, key, field, (old) => floatText(toFloat(old) + toFloat(by))),
  ),
  HSCAN: command(2, MANY, scan),
  HRANDFIELD: command(1, 3, randomFields),
}
