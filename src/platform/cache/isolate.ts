import type { Redis } from '@upstash/redis'
import { createRedis, type RedisSettings } from '../redis'
import { Memory } from './memory'
import { TagTimes } from './tag-times'

const MEMORY_MAX_CHARACTERS = 16 * 1024 * 1024

interface Making {
  /** The request that makes it: the same object in OpenNext's interceptor and in Next's server. */
  by: object
  startedAt: number
}

/** What this isolate knows of pages. One, though OpenNext bundles its users twice and the API once more. */
export interface IsolateCache {
  readonly memory: Memory
  readonly tags: TagTimes
  /** By page key: who is rendering it. */
  readonly making: Map<string, Making>
  /** By request: Unix ms of its first look at the cache. */
  readonly starts: WeakMap<object, number>
}

interface Fetcher {
  fetch(input: string, init?: { method?: string; headers?: Record<string, string> }): Promise<Response>
}

/** What Cloudflare gives a request: bindings, and a way to go on after the answer. */
export interface EdgeRequest {
  env: RedisSettings & { ASSETS: Fetcher; WORKER_SELF_REFERENCE: Fetcher }
  ctx: { waitUntil(promise: Promise<unknown>): void }
}

declare global {
  /** Put in by the bundler: Next's id of the build, when it was made (Unix ms), and what a revalidation must know. */
  const FAIRGROUND_BUILD: { id: string; madeAt: number; previewModeId: string }
  var fairgroundCache: IsolateCache | undefined
  /** Next's own cache, under `next start`: told beside ours. */
  var fairgroundNextCache: ((tags: readonly string[]) => void) | undefined
}

export function isolateCache(): IsolateCache {
  globalThis.fairgroundCache ??= {
    memory: new Memory(MEMORY_MAX_CHARACTERS),
    tags: new TagTimes(),
    making: new Map(),
    starts: new WeakMap(),
  }
  return globalThis.fairgroundCache
}

/** The request at hand. OpenNext keeps it in an AsyncLocalStorage behind this well-known symbol. */
export function edgeRequest(): EdgeRequest {
  return Reflect.get(globalThis, Symbol.for('__cloudflare-context__'))
}

/** Asks the shared cache on behalf of a request. */
export type AskRedis = <T>(request: EdgeRequest, ask: (redis: Redis) => Promise<T>) => Promise<T>

/**
 * How the caches ask Redis. `outside` runs a function as if it were called at the top of the program: inside a render
 * Next's `fetch` would take the question for one of the page's own, and call the page dynamic.
 */
export function redisAsker(outside: <T, A>(run: (argument: A) => T, argument: A) => T): AskRedis {
  return ({ env }, ask) => outside(ask, createRedis(env))
}
