import { HTTPException } from 'hono/http-exception'
import { METHODS, type Callback, type Flow, type Message } from './message.ts'
import { retryDelayMs } from './retry-delay.ts'

const DEFAULT_RETRIES = 3
const DEFAULT_TIMEOUT_MS = 120_000
const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const
/** Headers a client may not decide for the delivery's connection. */
const NOT_FORWARDED = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive', 'upgrade', 'expect'])

/** What the `Upstash-*` headers of a request ask for. */
export type Options = Pick<
  Message,
  'method' | 'headers' | 'maxRetries' | 'retryDelay' | 'timeoutMs' | 'labels' | 'callback' | 'failureCallback' | 'flow' | 'notBefore'
>

/** Reads a publish's options. `headers` have lower-case names; `nowMs` is the local clock's. Refuses with a 400. */
export function readOptions(headers: Record<string, string>, nowMs: number): Options {
  const retryDelay = headers['upstash-retry-delay'] ?? null
  if (retryDelay !== null && retryDelayMs(retryDelay, 0) === null) throw refused(`invalid retry delay expression: ${retryDelay}`)
  const timeout = headers['upstash-timeout']
  return {
    method: readMethod(headers['upstash-method']),
    headers: forwarded(headers),
    maxRetries: readCount('retries', headers['upstash-retries']) ?? DEFAULT_RETRIES,
    retryDelay,
    timeoutMs: timeout === undefined ? DEFAULT_TIMEOUT_MS : spanMs('timeout', timeout),
    labels: splitList(headers['upstash-label']),
    callback: readCallback(headers, 'upstash-callback', 'callback'),
    failureCallback: readCallback(headers, 'upstash-failure-callback', 'failure callback'),
    flow: readFlow(headers),
    notBefore: readNotBefore(headers, nowMs),
  }
}

/** The destination, unchanged, once it is known to be one. */
export function assertDestination(url: string, what = 'destination'): string {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
    throw refused(`invalid ${what} url: ${url || '(empty)'}: it must begin with http:// or https://`)
  }
  return url
}

/** A name of a queue or a schedule. */
export function assertName(what: string, name: string): string {
  if (!/^[\w.-]+$/.test(name)) throw refused(`invalid ${what}: only letters, digits, hyphens, periods and underscores are allowed`)
  return name
}

export function refused(message: string): HTTPException {
  return new HTTPException(400, { message })
}

export function splitList(value: string | undefined): string[] {
  return (value ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '')
}

/** `90`, `90s`, `1m30s`, `1d10h30m` in milliseconds; a bare number is seconds. */
export function durationMs(what: string, value: string): number {
  if (/^\d+$/.test(value)) return Number(value) * UNIT_MS.s
  const parts = [...value.matchAll(/(\d+)(ms|s|m|h|d)/g)]
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== value) throw refused(`invalid ${what}: ${value}`)
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * unitMs(unit), 0)
}

function spanMs(what: string, value: string): number {
  const ms = durationMs(what, value)
  if (ms === 0) throw refused(`invalid ${what}: ${value}`)
  return ms
}

function unitMs(unit: string | undefined): number {
  for (const [name, ms] of Object.entries(UNIT_MS)) if (name === unit) return ms
  throw refused(`invalid unit: ${unit}`)
}

function readMethod(value: string | undefined): Message['method'] {
  const wanted = (value ?? 'POST').toUpperCase()
  const method = METHODS.find((known) => known === wanted)
  if (!method) throw refused(`invalid method: ${value}`)
  return method
}

function readCount(what: string, value: string | undefined): number | null {
  if (value === undefined) return null
  if (!/^\d+$/.test(value)) throw refused(`invalid ${what}: ${value}`)
  return Number(value)
}

function readNotBefore(headers: Record<string, string>, nowMs: number): number {
  const seconds = readCount('not before', headers['upstash-not-before'])
  if (seconds !== null) return seconds * UNIT_MS.s
  const delay = headers['upstash-delay']
  return delay === undefined ? nowMs : nowMs + durationMs('delay', delay)
}

function forwarded(headers: Record<string, string>): Record<string, string> {
  const out: Record<string, string> = {}
  if (headers['content-type'] !== undefined) out['content-type'] = headers['content-type']
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith('upstash-forward-')) continue
    const bare = name.slice('upstash-forward-'.length)
    if (bare !== '' && !NOT_FORWARDED.has(bare)) out[bare] = value
  }
  return out
}

/** `Upstash-Callback-Retries` is to the callback what `Upstash-Retries` is to the message. */
function readCallback(headers: Record<string, string>, name: string, what: string): Callback | null {
  const url = headers[name]
  if (url === undefined) return null
  const own = Object.entries(headers)
    .filter(([header]) => header.startsWith(`${name}-`))
    .map(([header, value]) => [`upstash-${header.slice(name.length + 1)}`, value])
  const callback = { url: assertDestination(url, what), headers: Object.fromEntries(own) }
  // They are read again when the callback is due, and nobody could be told of a mistake then.
  readOptions(callback.headers, 0)
  return callback
}

function readFlow(headers: Record<string, string>): Flow | null {
  const key = headers['upstash-flow-control-key']
  if (key === undefined) return null
  const given = new Map(splitList(headers['upstash-flow-control-value']).map((part) => splitOnce(part)))
  const flow = {
    key,
    parallelism: readCount('flow control parallelism', given.get('parallelism')) || null,
    rate: readCount('flow control rate', given.get('rate') ?? given.get('ratepersecond')) || null,
    periodMs: spanMs('flow control period', given.get('period') ?? '1s'),
  }
  if (flow.parallelism === null && flow.rate === null) throw refused('flow control needs a rate or a parallelism')
  return flow
}

function splitOnce(part: string): [string, string] {
  const at = part.indexOf('=')
  return [part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim()]
}
