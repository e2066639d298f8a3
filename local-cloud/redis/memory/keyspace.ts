import { RedisError } from '../reply.ts'
import type { SortedSet } from './sorted-set.ts'

export type Value = string | string[] | Set<string> | Map<string, string> | SortedSet

/** One of the kinds of value a key can hold. */
export interface Kind<V extends Value> {
  is(value: Value): value is V
  make(): V
}

export const STRING: Kind<string> = { is: (value) => typeof value === 'string', make: () => '' }
export const LIST: Kind<string[]> = { is: (value) => Array.isArray(value), make: () => [] }
export const SET: Kind<Set<string>> = { is: (value) => value instanceof Set, make: () => new Set() }
export const HASH: Kind<Map<string, string>> = { is: (value) => value instanceof Map, make: () => new Map() }

interface Entry {
  value: Value
  expiresAtMs: number | null
}

/** The keys of one Redis; what has expired by the machine's clock is gone when it is looked at. */
export class Keyspace {
  readonly #entries = new Map<string, Entry>()

  /** The value of `key`, null when absent. Throws WRONGTYPE. */
  read<V extends Value>(key: string, kind: Kind<V>): V | null {
    const value = this.peek(key)
    if (value === null) return null
    if (kind.is(value)) return value
    throw new RedisError('WRONGTYPE Operation against a key holding the wrong kind of value')
  }

  /** Lets `change` alter the collection at `key`, made when absent and removed when left empty. Throws WRONGTYPE. */
  change<V extends Exclude<Value, string>, R>(key: string, kind: Kind<V>, change: (value: V) => R): R {
    const found = this.read(key, kind)
    const value = found ?? kind.make()
    const result = change(value)
    const isEmpty = (Array.isArray(value) ? value.length : value.size) === 0
    if (isEmpty) this.delete(key)
    else if (found === null) this.set(key, value)
    return result
  }

  peek(key: string): Value | null {
    return this.#live(key)?.value ?? null
  }

  set(key: string, value: Value, expiresAtMs: number | null = null): void {
    this.#entries.set(key, { value, expiresAtMs })
  }

  /** Another value under the same expiry. */
  replace(key: string, value: Value): void {
    this.set(key, value, this.#live(key)?.expiresAtMs ?? null)
  }

  delete(key: string): boolean {
    const was = this.#live(key) !== null
    this.#entries.delete(key)
    return was
  }

  /** Null for a key that stays, undefined for one that is not there. */
  expiry(key: string): number | null | undefined {
    return this.#live(key)?.expiresAtMs
  }

  expireAt(key: string, expiresAtMs: number | null): void {
    const entry = this.#live(key)
    if (entry === null) return
    if (expiresAtMs !== null && expiresAtMs <= Date.now()) this.#entries.delete(key)
    else entry.expiresAtMs = expiresAtMs
  }

  keys(): string[] {
    return [...this.#entries.keys()].filter((key) => this.#live(key) !== null)
  }

  clear(): void {
    this.#entries.clear()
  }

  #live(key: string): Entry | null {
    const entry = this.#entries.get(key)
    if (entry === undefined) return null
    if (entry.expiresAtMs === null || entry.expiresAtMs > Date.now()) return entry
    this.#entries.delete(key)
    return null
  }
}
