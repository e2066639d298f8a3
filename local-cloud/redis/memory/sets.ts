import type { Reply } from '../reply.ts'
import { globPattern, Options, toInteger } from './arguments.ts'
import { command, MANY, type Commands } from './command.ts'
import { SET, type Keyspace } from './keyspace.ts'

const read = (keyspace: Keyspace, key: string) => keyspace.read(key, SET) ?? new Set<string>()

type Combine = (first: string[], others: Set<string>[]) => Iterable<string>

const inter: Combine = (first, others) => first.filter((member) => others.every((other) => other.has(member)))
const diff: Combine = (first, others) => first.filter((member) => !others.some((other) => other.has(member)))
const union: Combine = (first, others) => new Set([...first, ...others.flatMap((other) => [...other])])

function combine(keyspace: Keyspace, keys: string[], how: Combine): string[] {
  const [first = new Set<string>(), ...others] = keys.map((key) => read(keyspace, key))
  return [...how([...first], others)]
}

function store(keyspace: Keyspace, [target = '', ...keys]: string[], how: Combine): Reply {
  const members = combine(keyspace, keys, how)
  keyspace.delete(target)
  if (members.length > 0) keyspace.set(target, new Set(members))
  return members.length
}

function random(keyspace: Keyspace, [key = '', count]: string[], isTaken: boolean): Reply {
  return keyspace.change(key, SET, (set) => {
    const members = [...set]
    const wanted = count === undefined ? 1 : toInteger(count)
    // A negative count may name the same member more than once.
    const chosen =
      wanted < 0 && members.length > 0
        ? Array.from({ length: -wanted }, () => members[Math.floor(Math.random() * members.length)] ?? '')
        : members.toSorted(() => Math.random() - 0.5).slice(0, wanted)
    if (isTaken) for (const member of chosen) set.delete(member)
    return count === undefined ? (chosen[0] ?? null) : chosen
  })
}

export const sets: Commands = {
  SADD: command(2, MANY, (keyspace, [key = '', ...members]) =>
    keyspace.change(key, SET, (set) => {
      const before = set.size
      for (const member of members) set.add(member)
      return set.size - before
    }),
  ),
  SREM: command(2, MANY, (keyspace, [key = '', ...members]) =>
    keyspace.change(key, SET, (set) => members.filter((member) => set.delete(member)).length),
  ),
  SMEMBERS: command(1, 1, (keyspace, [key = '']) => [...read(keyspace, key)]),
  SISMEMBER: command(2, 2, (keyspace, [key = '', member = '']) => Number(read(keyspace, key).has(member))),
  SMISMEMBER: command(2, MANY, (keyspace, [key = '', ...members]) => {
    const set = read(keyspace, key)
    return members.map((member) => Number(set.has(member)))
  }),
  SCARD: command(1, 1, (keyspace, [key = '']) => read(keyspace, key).size),
  SPOP: command(1, 2, (keyspace, args) => random(keyspace, args, true)),
  SRANDMEMBER: command(1, 2, (keyspace, args) => random(keyspace, args, false)),
  SMOVE: command(3, 3, (keyspace, [from = '', to = '', member = '']) => {
    read(keyspace, to)
    if (!keyspace.change(from, SET, (set) => set.delete(member))) return 0
    keyspace.change(to, SET, (set) => set.add(member))
    return 1
  }),
  SINTER: command(1, MANY, (keyspace, keys) => combine(keyspace, keys, inter)),
  SUNION: command(1, MANY, (keyspace, keys) => combine(keyspace, keys, union)),
  SDIFF: command(1, MANY, (keyspace, keys) => combine(keyspace, keys, diff)),
  SINTERSTORE: command(2, MANY, (keyspace, args) => store(keyspace, args, inter)),
  SUNIONSTORE: command(2, MANY, (keyspace, args) => store(keyspace, args, union)),
  SDIFFSTORE: command(2, MANY, (keyspace, args) => store(keyspace, args, diff)),
  SSCAN: command(2, MANY, (keyspace, [key = '', , ...rest]) => {
    const pattern = globPattern(new Options(rest, [], ['MATCH', 'COUNT']).value('MATCH') ?? '*')
    return ['0', [...read(keyspace, key)].filter((member) => pattern.test(member))]
  }),
}
