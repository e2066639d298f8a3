import { RedisError, type Reply } from '../reply.ts'
import { floatText, globPattern, Options, syntaxError, toFloat, toInteger } from './arguments.ts'
import { command, MANY, type Commands } from './command.ts'
import type { Keyspace } from './keyspace.ts'
import { byName, byRank, byScore, flat, range } from './ranges.ts'
import { SORTED, SortedSet, type Scored } from './sorted-set.ts'

const read = (keyspace: Keyspace, key: string) => keyspace.read(key, SORTED) ?? new SortedSet()

const ADD_FLAGS = ['NX', 'XX', 'GT', 'LT', 'CH', 'INCR']

function add(keyspace: Keyspace, [key = '', ...rest]: string[]): Reply {
  const firstScore = rest.findIndex((word) => !ADD_FLAGS.includes(word.toUpperCase()))
  const options = new Options(rest.slice(0, firstScore), ADD_FLAGS)
  const pairs = rest.slice(firstScore)
  if (firstScore < 0 || pairs.length % 2 !== 0) throw syntaxError()
  if (options.has('NX') && ['XX', 'GT', 'LT'].some((word) => options.has(word))) {
    throw new RedisError('ERR XX, GT, LT and NX options at the same time are not compatible')
  }
  const wanted = pairs.flatMap((text, at) => (at % 2 === 0 ? [{ score: toFloat(text), member: pairs[at + 1] ?? '' }] : []))
  return keyspace.change(key, SORTED, (set) => {
    let added = 0
    let changed = 0
    let increased: number | null = null
    for (const { member, score } of wanted) {
      const old = set.score(member)
      const next = options.has('INCR') ? (old ?? 0) + score : score
      if (old === null ? options.has('XX') : options.has('NX')) continue
      if (old !== null && ((options.has('GT') && next <= old) || (options.has('LT') && next >= old))) continue
      if (old === null) added += 1
      else if (old !== next) changed += 1
      set.set(member, next)
      increased = next
    }
    if (options.has('INCR')) return increased === null ? null : floatText(increased)
    return options.has('CH') ? added + changed : added
  })
}

function popEnd(keyspace: Keyspace, [key = '', count = '1']: string[], highest: boolean): Reply {
  return keyspace.change(key, SORTED, (set) => {
    const order = highest ? set.inOrder().toReversed() : set.inOrder()
    const taken = order.slice(0, toInteger(count))
    for (const { member } of taken) set.delete(member)
    return flat(taken, true)
  })
}

function removeAll(keyspace: Keyspace, key: string, choose: (order: Scored[]) => Scored[]): Reply {
  return keyspace.change(key, SORTED, (set) => {
    const chosen = choose(set.inOrder())
    for (const { member } of chosen) set.delete(member)
    return chosen.length
  })
}

const AGGREGATES: Record<string, (a: number, b: number) => number> = {
  SUM: (a, b) => a + b,
  MIN: (a, b) => Math.min(a, b),
  MAX: (a, b) => Math.max(a, b),
}

function combine(keyspace: Keyspace, [target = '', count = '', ...rest]: string[], everywhere: boolean): Reply {
  const keys = rest.slice(0, toInteger(count))
  const options = rest.slice(keys.length)
  const weights = options[0]?.toUpperCase() === 'WEIGHTS' ? options.splice(0, keys.length + 1).slice(1).map(toFloat) : []
  const aggregate = AGGREGATES[new Options(options, [], ['AGGREGATE']).value('AGGREGATE')?.toUpperCase() ?? 'SUM']
  if (aggregate === undefined) throw syntaxError()
  const sums = new Map<string, { score: number; times: number }>()
  keys.forEach((key, index) => {
    for (const { member, score } of read(keyspace, key).inOrder()) {
      const weighted = score * (weights[index] ?? 1)
      const old = sums.get(member)
      sums.set(member, { score: old ? aggregate(old.score, weighted) : weighted, times: (old?.times ?? 0) + 1 })
    }
  })
  const result = new SortedSet()
  for (const [member, { score, times }] of sums) if (!everywhere || times === keys.length) result.set(member, score)
  keyspace.delete(target)
  if (result.size > 0) keyspace.set(target, result)
  return result.size
}

function rank(keyspace: Keyspace, [key = '', member = '']: string[], fromTop: boolean): Reply {
  const set = read(keyspace, key)
  const found = set.rank(member)
  return found !== null && fromTop ? set.size - 1 - found : found
}

function scoreOf(set: SortedSet, member: string): string | null {
  const score = set.score(member)
  return score === null ? null : floatText(score)
}

function ranged(keyspace: Keyspace, [key = '', start = '', stop = '', ...rest]: string[], ...extra: string[]): Reply {
  return range(read(keyspace, key).inOrder(), start, stop, [...extra, ...rest])
}

export const sortedSets: Commands = {
  ZADD: command(3, MANY, add),
  ZINCRBY: command(3, 3, (keyspace, [key = '', by = '', member = '']) => add(keyspace, [key, 'INCR', by, member])),
  ZREM: command(2, MANY, (keyspace, [key = '', ...members]) =>
    keyspace.change(key, SORTED, (set) => members.filter((member) => set.delete(member)).length),
  ),
  ZCARD: command(1, 1, (keyspace, [key = '']) => read(keyspace, key).size),
  ZSCORE: command(2, 2, (keyspace, [key = '', member = '']) => scoreOf(read(keyspace, key), member)),
  ZMSCORE: command(2, MANY, (keyspace, [key = '', ...members]) => {
    const set = read(keyspace, key)
    return members.map((member) => scoreOf(set, member))
  }),
  ZRANK: command(2, 2, (keyspace, args) => rank(keyspace, args, false)),
  ZREVRANK: command(2, 2, (keyspace, args) => rank(keyspace, args, true)),
  ZCOUNT: command(3, 3, (keyspace, [key = '', min = '', max = '']) => byScore(read(keyspace, key).inOrder(), min, max).length),
  ZLEXCOUNT: command(3, 3, (keyspace, [key = '', min = '', max = '']) => byName(read(keyspace, key).inOrder(), min, max).length),
  ZRANGE: command(3, MANY, (keyspace, args) => ranged(keyspace, args)),
  ZREVRANGE: command(3, 4, (keyspace, args) => ranged(keyspace, args, 'REV')),
  ZRANGEBYSCORE: command(3, MANY, (keyspace, args) => ranged(keyspace, args, 'BYSCORE')),
  ZREVRANGEBYSCORE: command(3, MANY, (keyspace, args) => ranged(keyspace, args, 'BYSCORE', 'REV')),
  ZPOPMIN: command(1, 2, (keyspace, args) => popEnd(keyspace, args, false)),
  ZPOPMAX: command(1, 2, (keyspace, args) => popEnd(keyspace, args, true)),
  ZREMRANGEBYRANK: command(3, 3, (keyspace, [key = '', start = '', stop = '']) =>
    removeAll(keyspace, key, (order) => byRank(order, start, stop)),
  ),
  ZREMRANGEBYSCORE: command(3, 3, (keyspace, [key = '', min = '', max = '']) =>
    removeAll(keyspace, key, (order) => byScore(order, min, max)),
  ),
  ZUNIONSTORE: command(3, MANY, (keyspace, args) => combine(keyspace, args, false)),
  ZINTERSTORE: command(3, MANY, (keyspace, args) => combine(keyspace, args, true)),
  ZSCAN: command(2, MANY, (keyspace, [key = '', , ...rest]) => {
    const pattern = globPattern(new Options(rest, [], ['MATCH', 'COUNT']).value('MATCH') ?? '*')
    return ['0', flat(read(keyspace, key).inOrder().filter(({ member }) => pattern.test(member)), true)]
  }),
}
