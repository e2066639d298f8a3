import { OK, RedisError, type Reply } from '../reply.ts'
import { floatText, Options, slice, syntaxError, toFloat, toInteger } from './arguments.ts'
import { command, MANY, type Commands } from './command.ts'
import { STRING, type Keyspace } from './keyspace.ts'

const EXPIRY = ['EX', 'PX', 'EXAT', 'PXAT'] as const

/** The instant an option like `EX 10` means, undefined without one. */
function expiryOf(options: Options, name: string): number | undefined {
  const given = EXPIRY.filter((word) => options.value(word) !== undefined)
  if (given.length > 1) throw syntaxError()
  const [word] = given
  const amount = word && options.integer(word)
  if (word === undefined || amount === undefined) return undefined
  if (amount <= 0) throw new RedisError(`ERR invalid expire time in '${name}' command`)
  const ms = word.startsWith('EX') ? amount * 1000 : amount
  return word.endsWith('AT') ? ms : Date.now() + ms
}

function set(keyspace: Keyspace, [key = '', value = '', ...rest]: string[]): Reply {
  const options = new Options(rest, ['NX', 'XX', 'GET', 'KEEPTTL'], EXPIRY)
  const expiresAt = expiryOf(options, 'set')
  if ((options.has('NX') && options.has('XX')) || (options.has('KEEPTTL') && expiresAt !== undefined)) throw syntaxError()
  const exists = keyspace.peek(key) !== null
  const old = options.has('GET') ? keyspace.read(key, STRING) : null
  const isRefused = options.has('NX') ? exists : options.has('XX') && !exists
  if (!isRefused) {
    if (options.has('KEEPTTL')) keyspace.replace(key, value)
    else keyspace.set(key, value, expiresAt ?? null)
  }
  if (options.has('GET')) return old
  return isRefused ? null : OK
}

function getAndExpire(keyspace: Keyspace, [key = '', ...rest]: string[]): Reply {
  const options = new Options(rest, ['PERSIST'], EXPIRY)
  const expiresAt = expiryOf(options, 'getex')
  const value = keyspace.read(key, STRING)
  if (expiresAt !== undefined) keyspace.expireAt(key, expiresAt)
  else if (options.has('PERSIST')) keyspace.expireAt(key, null)
  return value
}

function increase(keyspace: Keyspace, key: string, by: number): number {
  const sum = toInteger(keyspace.read(key, STRING) ?? '0') + by
  if (!Number.isSafeInteger(sum)) throw new RedisError('ERR increment or decrement would overflow')
  keyspace.replace(key, String(sum))
  return sum
}

function increaseFloat(keyspace: Keyspace, [key = '', by = '']: string[]): Reply {
  const sum = floatText(toFloat(keyspace.read(key, STRING) ?? '0') + toFloat(by))
  keyspace.replace(key, sum)
  return sum
}

function pairs(args: string[], name: string): [string, string][] {
  if (args.length % 2 !== 0) throw new RedisError(`ERR wrong number of arguments for '${name}' command`)
  return args.flatMap((key, at): [string, string][] => (at % 2 === 0 ? [[key, args[at + 1] ?? '']] : []))
}

function overwrite(keyspace: Keyspace, [key = '', offset = '', part = '']: string[]): Reply {
  const old = Buffer.from(keyspace.read(key, STRING) ?? '')
  const at = toInteger(offset)
  const bytes = Buffer.from(part)
  const result = Buffer.alloc(Math.max(old.length, bytes.length && at + bytes.length))
  old.copy(result)
  bytes.copy(result, at)
  if (result.length > 0) keyspace.replace(key, result.toString())
  return result.length
}

export const strings: Commands = {
  GET: command(1, 1, (keyspace, [key = '']) => keyspace.read(key, STRING)),
  SET: command(2, MANY, set),
  SETNX: command(2, 2, (keyspace, [key = '', value = '']) => (set(keyspace, [key, value, 'NX']) === null ? 0 : 1)),
  SETEX: command(3, 3, (keyspace, [key = '', ttl = '', value = '']) => set(keyspace, [key, value, 'EX', ttl])),
  PSETEX: command(3, 3, (keyspace, [key = '', ttl = '', value = '']) => set(keyspace, [key, value, 'PX', ttl])),
  GETSET: command(2, 2, (keyspace, [key = '', value = '']) => set(keyspace, [key, value, 'GET'])),
  GETEX: command(1, MANY, getAndExpire),
  GETDEL: command(1, 1, (keyspace, [key = '']) => {
    const value = keyspace.read(key, STRING)
    keyspace.delete(key)
    return value
  }),
  MGET: command(1, MANY, (keyspace, keys) =>
    keys.map((key) => {
      const value = keyspace.peek(key)
      return typeof value === 'string' ? value : null
    }),
  ),
  MSET: command(2, MANY, (keyspace, args) => {
    for (const [key, value] of pairs(args, 'mset')) keyspace.set(key, value)
    return OK
  }),
  MSETNX: command(2, MANY, (keyspace, args) => {
    const wanted = pairs(args, 'msetnx')
    if (wanted.some(([key]) => keyspace.peek(key) !== null)) return 0
    for (const [key, value] of wanted) keyspace.set(key, value)
    return 1
  }),
  INCR: command(1, 1, (keyspace, [key = '']) => increase(keyspace, key, 1)),
  DECR: command(1, 1, (keyspace, [key = '']) => increase(keyspace, key, -1)),
  INCRBY: command(2, 2, (keyspace, [key = '', by = '']) => increase(keyspace, key, toInteger(by))),
  DECRBY: command(2, 2, (keyspace, [key = '', by = '']) => increase(keyspace, key, -toInteger(by))),
  INCRBYFLOAT: command(2, 2, increaseFloat),
  APPEND: command(2, 2, (keyspace, [key = '', part = '']) => {
    const value = (keyspace.read(key, STRING) ?? '') + part
    keyspace.replace(key, value)
    return Buffer.byteLength(value)
  }),
  STRLEN: command(1, 1, (keyspace, [key = '']) => Buffer.byteLength(keyspace.read(key, STRING) ?? '')),
  GETRANGE: command(3, 3, (keyspace, [key = '', start = '', stop = '']) => {
    const bytes = [...Buffer.from(keyspace.read(key, STRING) ?? '')]
    return Buffer.from(slice(bytes, toInteger(start), toInteger(stop))).toString()
  }),
  SETRANGE: command(3, 3, overwrite),
}
