import type { IncomingMessage } from 'node:http'
import type { Context, Handler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { CloudEnv } from '../http.ts'
import { toBody } from './bodies.ts'
import type { Draft } from './compose.ts'
import type { Dispatcher } from './dispatcher.ts'
import type { Records } from './records.ts'
import type { Schedules } from './schedules.ts'

/** What the routes share. */
export interface Qstash {
  records: Records
  dispatcher: Dispatcher
  schedules: Schedules
  /** Deliveries are signed with `current`. */
  keys: { current: string; next: string }
}

export type Route = Handler<CloudEnv>

/** The path and query behind `prefix` as they came over the wire: a destination must not be decoded or tidied. */
export function rawAfter(c: Context<CloudEnv>, prefix: string): string {
  return (c.env.incoming.url ?? '').slice(prefix.length)
}

/** The headers that matter to a message, names in lower case. */
function optionHeaders({ headers }: IncomingMessage): Record<string, string> {
  const out: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || !(name.startsWith('upstash-') || name === 'content-type')) continue
    out[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return out
}

export async function readDraft(c: Context<CloudEnv>, destination: string): Promise<Draft> {
  return { destination, headers: optionHeaders(c.env.incoming), body: toBody(Buffer.from(await c.req.arrayBuffer())) }
}

export function searchOf(c: Context<CloudEnv>): URLSearchParams {
  return new URL(c.req.url).searchParams
}

export function notFound(what: string, id: string): HTTPException {
  return new HTTPException(404, { message: `${what} ${id} not found` })
}
