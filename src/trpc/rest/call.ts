import type { Shell } from '@/platform/shell'

/** A call on its way through: what was asked for, and what its answer says already. */
export interface Call {
  readonly shell: Shell
  readonly request: Request
  readonly url: URL
  /** Of the answer, whatever it will be. */
  readonly headers: Headers
  /** What the caller sent, once it is read. */
  readonly input: Record<string, unknown>
}
