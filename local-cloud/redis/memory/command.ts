import type { Reply } from '../reply.ts'
import type { Keyspace } from './keyspace.ts'

export interface Command {
  /** How many arguments it takes after its name. */
  min: number
  max: number
  /** Throws a RedisError to refuse. */
  run(keyspace: Keyspace, args: string[]): Reply
}

export type Commands = Record<string, Command>

export function command(min: number, max: number, run: Command['run']): Command {
  return { min, max, run }
}

export const MANY = Infinity
