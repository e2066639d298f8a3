import { OK, RedisError, type Reply } from '../reply.ts'
import { Options, slice, syntaxError, toInteger } from './arguments.ts'
import { command, MANY, type Commands } from './command.ts'
import { LIST, type Keyspace } from './keyspace.ts'

const read = (keyspace: Keyspace, key: string) => keyspace.read(key, LIST) ?? []

type End = 'LEFT' | 'RIGHT'

function endOf(word: string | undefined): End {
  const upper = word?.toUpperCase()
  if (upper === 'LEFT' || upper === 'RIGHT') return upper
  throw syntaxError()
}

function push(keyspace: Keyspace, key: string, items: string[], end: End): number {
  return keyspace.change(key, LIST, (list) =>
    end === 'LEFT' ? list.unshift(...items.toReversed()) : list.push(...items),
  )
}

function pop(keyspace: Keyspace, [key = '', count]: string[], end: End): Reply {
  return keyspace.change(key, LIST, (list) => {
    const take = () => (end === 'LEFT' ? list.shift() : list.pop())
    if (count === undefined) return take() ?? null
    if (list.length === 0) return null
    return Array.from({ length: Math.min(list.length, toInteger(count)) }, () => take() ?? null)
  })
}

function move(keyspace: Keyspace, from: string, to: string, out: End, into: End): Reply {
  keyspace.read(to, LIST)
  const item = pop(keyspace, [from], out)
  if (typeof item === 'string') push(keyspace, to, [item], into)
  return item
}

function insert(keyspace: Keyspace, [key = '', where = '', pivot = '', item = '']: string[]): Reply {
  const side = where.toUpperCase()
  if (side !== 'BEFORE' && side !== 'AFTER') throw syntaxError()
  return keyspace.change(key, LIST, (list) => {
    if (list.length === 0) return 0
    const at = list.indexOf(pivot)
    if (at < 0) return -1
    list.splice(side === 'BEFORE' ? at : at + 1, 0, item)
    return list.length
  })
}

function removeItems(keyspace: Keyspace, [key = '', count = '', item = '']: string[]): Reply {
  const limit = Math.abs(toInteger(count)) || Infinity
  const fromEnd = toInteger(count) < 0
  return keyspace.change(key, LIST, (list) => {
    let removed = 0
    while (removed < limit) {
      const at = fromEnd ? list.lastIndexOf(item) : list.indexOf(item)
      if (at < 0) break
      list.splice(at, 1)
      removed += 1
    }
    return removed
  })
}

function position(keyspace: Keyspace, [key = '', item = '', ...rest]: string[]): Reply {
  const options = new Options(rest, [], ['RANK', 'COUNT', 'MAXLEN'])
  const rank = options.integer('RANK') ?? 1
  const places = read(keyspace, key).flatMap((value, at) => (value === item ? [at] : []))
  const found = (rank < 0 ? places.toReversed() : places).slice(Math.abs(rank) - 1)
  const count = options.integer('COUNT')
  if (count === undefined) return found[0] ?? null
  return count === 0 ? found : found.slice(0, count)
}

export const lists: Commands = {
  LPUSH: command(2, MANY, (keyspace, [key = '', ...items]) => push(keyspace, key, items, 'LEFT')),
  RPUSH: command(2, MANY, (keyspace, [key = '', ...items]) => push(keyspace, key, items, 'RIGHT')),
  LPUSHX: command(2, MANY, (keyspace, [key = '', ...items]) =>
    read(keyspace, key).length === 0 ? 0 : push(keyspace, key, items, 'LEFT'),
  ),
  RPUSHX: command(2, MANY, (keyspace, [key = '', ...items]) =>
    read(keyspace, key).length === 0 ? 0 : push(keyspace, key, items, 'RIGHT'),
  ),
  LPOP: command(1, 2, (keyspace, args) => pop(keyspace, args, 'LEFT')),
  RPOP: command(1, 2, (keyspace, args) => pop(keyspace, args, 'RIGHT')),
  LLEN: command(1, 1, (keyspace, [key = '']) => read(keyspace, key).length),
  LRANGE: command(3, 3, (keyspace, [key = '', start = '', stop = '']) =>
    slice(read(keyspace, key), toInteger(start), toInteger(stop)),
  ),
  LINDEX: command(2, 2, (keyspace, [key = '', at = '']) => read(keyspace, key).at(toInteger(at)) ?? null),
  LSET: command(3, 3, (keyspace, [key = '', at = '', item = '']) => {
    const list = read(keyspace, key)
    if (list.length === 0) throw new RedisError('ERR no such key')
    const index = toInteger(at) < 0 ? list.length + toInteger(at) : toInteger(at)
    if (index < 0 || index >= list.length) throw new RedisError('ERR index out of range')
    list[index] = item
    return OK
  }),
  LTRIM: command(3, 3, (keyspace, [key = '', start = '', stop = '']) =>
    keyspace.change(key, LIST, (list) => {
      list.splice(0, list.length, ...slice(list, toInteger(start), toInteger(stop)))
      return OK
    }),
  ),
  LREM: command(3, 3, removeItems),
  LINSERT: command(4, 4, insert),
  LPOS: command(2, MANY, position),
  LMOVE: command(4, 4, (keyspace, [from = '', to = '', out, into]) => move(keyspace, from, to, endOf(out), endOf(into))),
  RPOPLPUSH: command(2, 2, (keyspace, [from = '', to = '']) => move(keyspace, from, to, 'RIGHT', 'LEFT')),
}
