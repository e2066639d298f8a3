import type { ErrorMeta } from '@/lib/errors'

type Level = 'info' | 'warn' | 'error'

/** One line of JSON per occurrence. Values are ids, codes and numbers: never a secret, an address or a payload. */
export function log(level: Level, event: string, fields: ErrorMeta = {}): void {
  console[level](JSON.stringify({ level, event, at: new Date().toISOString(), ...fields }))
}

/** An error nobody expected: its kind and message for us; the client sees the request id alone. */
export function logUnexpected(event: string, requestId: string, error: unknown): void {
  const cause = error instanceof Error ? error : new Error(String(error))
  log('error', event, { requestId, name: cause.name, message: innermost(cause), stack: (cause.stack ?? '').slice(0, 2_000) })
}

function innermost(error: Error): string {
  return error.cause instanceof Error ? innermost(error.cause) : error.message
}
