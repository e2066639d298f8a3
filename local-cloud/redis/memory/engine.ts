import { RedisError, type RedisEngine, type Reply, type Subscription } from '../reply.ts'
import { globPattern, toInteger } from './arguments.ts'
import type { Commands } from './command.ts'
import { hashes } from './hashes.ts'
import { keys } from './keys.ts'
import { Keyspace } from './keyspace.ts'
import { lists } from './lists.ts'
import { Scripting } from './scripting.ts'
import { sets } from './sets.ts'
import { sortedSets } from './sorted-sets.ts'
import { strings } from './strings.ts'

const COMMANDS: Commands = { ...keys, ...strings, ...hashes, ...lists, ...sets, ...sortedSets }
const BESIDE_DATA = ['EVAL', 'EVAL_RO', 'EVALSHA', 'EVALSHA_RO', 'SCRIPT', 'PUBLISH']

interface Listening {
  subscription: Subscription
  pattern: RegExp | null
  listener: (channel: string, payload: string) => void
}

/** Redis in this process, for machines without a redis-server. Every command runs to its end before the next begins. */
export function startMemoryRedis(): RedisEngine {
  const engine = new MemoryRedis()
  return {
    kind: 'memory',
    command: async (args) => engine.execute(args),
    pipeline: async (commands) => commands.map((args) => engine.execute(args)),
    transaction: async (commands) => {
      const refused = commands.map((args) => engine.refusal(args)).find((error) => error !== null)
      if (refused) return new RedisError('EXECABORT Transaction discarded because of previous errors.')
      return commands.map((args) => engine.execute(args))
    },
    subscribe: async (subscription, listener) => engine.subscribe(subscription, listener),
    stop: async () => {},
  }
}

class MemoryRedis {
  readonly #keyspace = new Keyspace()
  readonly #scripting = new Scripting((args) => this.execute(args))
  readonly #listening = new Set<Listening>()

  execute(args: string[]): Reply {
    const refused = this.refusal(args)
    if (refused) return refused
    const [name = '', ...rest] = args
    try {
      return this.#run(name.toUpperCase(), rest)
    } catch (error) {
      if (error instanceof RedisError) return error
      throw error
    }
  }

  /** What Redis refuses before it runs anything: a name it does not know, a wrong number of arguments. */
  refusal([name = '', ...rest]: string[]): RedisError | null {
    const upper = name.toUpperCase()
    if (BESIDE_DATA.includes(upper) && rest.length > 0) return null
    const known = COMMANDS[upper]
    if (known === undefined) return new RedisError(`ERR unknown command '${name}'`)
    if (rest.length >= known.min && rest.length <= known.max) return null
    return new RedisError(`ERR wrong number of arguments for '${name.toLowerCase()}' command`)
  }

  subscribe(subscription: Subscription, listener: Listening['listener']): () => Promise<void> {
    const pattern = subscription.kind === 'pattern' ? globPattern(subscription.name) : null
    const listening = { subscription, pattern, listener }
    this.#listening.add(listening)
    return async () => void this.#listening.delete(listening)
  }

  #run(name: string, args: string[]): Reply {
    switch (name) {
      case 'EVAL':
      case 'EVAL_RO':
        return this.#evaluate(this.#scripting.load(args[0] ?? ''), args)
      case 'EVALSHA':
      case 'EVALSHA_RO':
        return this.#evaluate(args[0] ?? '', args)
      case 'SCRIPT':
        return this.#script(args)
      case 'PUBLISH':
        return this.#publish(args[0] ?? '', args[1] ?? '')
      default:
        return COMMANDS[name]?.run(this.#keyspace, args) ?? null
    }
  }

  #evaluate(sha: string, [, count = '', ...rest]: string[]): Reply {
    const keyCount = toInteger(count)
    if (keyCount > rest.length) throw new RedisError("ERR Number of keys can't be greater than number of args")
    return this.#scripting.run(sha, rest.slice(0, keyCount), rest.slice(keyCount))
  }

  #script([verb = '', ...rest]: string[]): Reply {
    switch (verb.toUpperCase()) {
      case 'LOAD':
        return this.#scripting.load(rest[0] ?? '')
      case 'EXISTS':
        return rest.map((sha) => Number(this.#scripting.has(sha)))
      case 'FLUSH':
        return this.#scripting.flush()
      default:
        throw new RedisError(`ERR unknown subcommand '${verb}'.`)
    }
  }

  #publish(channel: string, payload: string): number {
    const hearing = [...this.#listening].filter(({ subscription, pattern }) =>
      pattern === null ? subscription.name === channel : pattern.test(channel),
    )
    for (const { listener } of hearing) listener(channel, payload)
    return hearing.length
  }
}
