import type { ErrorMeta } from '@/lib/errors'

type Level = 'info' | 'warn' | 'error'

/** One line of JSON per occurrence. Values are ids, codes and numbers: never a secret, an address or a payload. */
export function log(level: Level, event: string, fields: ErrorMeta = {}): void {
  const told = Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? redacted(value) : value])
  console[level](JSON.stringify({ level, event, at: new Date().toISOString(), ...Object.fromEntries(told) }))
}

/** What a message of somebody else's may bring along, by its form: nothing of it belongs into a log. */
const SECRETS: readonly [RegExp, string][] = [
  [/\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)*/g, '<token>'],
  [/\b(?:sk|rk|whsec|re|fg)_[\w-]{8,}/g, '<key>'],
  [/(\w+:\/\/)[^\s/@]+@/g, '$1<account>@'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '<address>'],
  [/(?<![\w-])[\w-]{43}(?![\w-])/g, '<secret>'],
]

/** A text without addresses of people, keys, tokens and secrets. */
export function redacted(text: string): string {
  return SECRETS.reduce((said, [form, name]) => said.replaceAll(form, name), text)
}

/** An error nobody expected: its kind and message for us; the client sees the request id alone. */
export function logUnexpected(event: string, requestId: string, error: unknown): void {
  const cause = error instanceof Error ? error : new Error(String(error))
  log('error', event, { requestId, name: cause.name, message: innermost(cause), stack: framesOf(cause) })
}

/** Where it happened. What stands above, a failed query for one, comes with what was asked for. */
function framesOf({ stack = '' }: Error): string {
  return stack.split('\n').filter((line) => /^\s+at /.test(line)).join('\n').slice(0, 2_000)
}

function innermost(error: Error): string {
  return error.cause instanceof Error ? innermost(error.cause) : error.message
}
