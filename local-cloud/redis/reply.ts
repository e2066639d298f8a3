/** What an engine answers a command with. Text replies of Redis (`OK`, `QUEUED`) are a `Status`, values are strings. */
export type Reply = string | number | null | Status | RedisError | Reply[]

export class Status {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export const OK = new Status('OK')

/** A refusal in Redis' own words: `WRONGTYPE ...`, `NOSCRIPT ...`, `ERR ...`. */
export class RedisError extends Error {
  override readonly name = 'RedisError'
}

/** Whatever stands behind the REST protocol. Refusals are answers (`RedisError`), not rejections. */
export interface RedisEngine {
  readonly kind: 'redis-server' | 'memory'
  command(args: string[]): Promise<Reply>
  /** One after the other; others' commands may come between. */
  pipeline(commands: string[][]): Promise<Reply[]>
  /** All in one MULTI/EXEC; a RedisError when Redis refused the transaction as a whole. */
  transaction(commands: string[][]): Promise<Reply[] | RedisError>
  /** Tells `listener` what is published on a channel (or on all that match a pattern) until the answer is called. */
  subscribe(subscription: Subscription, listener: (channel: string, payload: string) => void): Promise<() => Promise<void>>
  stop(): Promise<void>
}

export interface Subscription {
  kind: 'channel' | 'pattern'
  name: string
}
