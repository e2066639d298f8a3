import { z } from 'zod'
import { cookieOf } from './answer-reader.ts'
import type { Connection } from './connection.ts'

const success = z.object({ result: z.object({ data: z.object({ json: z.unknown() }) }) })

/** When a request went out and when its answer was there, in ms of `Date.now()` with fractions. */
export interface Span {
  sentAt: number
  receivedAt: number
}

/** An answer that is no success, or none at all: `status` 0. */
export class Failure extends Error {
  constructor(
    readonly what: string,
    readonly status: number,
    body: string,
  ) {
    super(`${what} answered ${status || 'nothing'}: ${body.slice(0, 300)}`)
  }
}

export const clock = (): number => performance.timeOrigin + performance.now()

/** A visitor of the site: keeps the cookie it is given and speaks the API as the pages do. */
export class Browser {
  readonly #connection: Connection
  readonly #origin: string
  #cookie: string

  /** With a cookie of an earlier visit, or without. */
  constructor(connection: Connection, url: string, cookie?: string) {
    this.#connection = connection
    this.#origin = `origin: ${url}\r\n`
    this.#cookie = cookie ? `cookie: ${cookie}\r\n` : ''
  }

  /** `name=value`, once it was given one. */
  get cookie(): string | null {
    return /^cookie: ([^\r]+)/.exec(this.#cookie)?.[1] ?? null
  }

  async mutate<T>(procedure: string, input: unknown, output: z.ZodType<T>): Promise<{ answer: T; span: Span }> {
    return this.#call(procedure, 'POST', `/api/trpc/${procedure}`, JSON.stringify({ json: input }), output)
  }

  async query<T>(procedure: string, input: unknown, output: z.ZodType<T>): Promise<{ answer: T; span: Span }> {
    const path = `/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify({ json: input }))}`
    return this.#call(procedure, 'GET', path, '', output)
  }

  async #call<T>(what: string, method: 'GET' | 'POST', path: string, body: string, output: z.ZodType<T>) {
    const sentAt = clock()
    const { head, text } = await sendOrFail(this.#connection, what, method, path, this.#origin + this.#cookie, body)
    const receivedAt = clock()
    const cookie = this.#cookie ? null : cookieOf(head)
    if (cookie) this.#cookie = `cookie: ${cookie}\r\n`
    const { result } = success.parse(JSON.parse(text))
    return { answer: output.parse(result.data.json), span: { sentAt, receivedAt } }
  }
}

/** Sends a request whose answer must be a success; rejects with a `Failure` for any other. */
export async function sendOrFail(
  connection: Connection,
  what: string,
  method: 'GET' | 'POST',
  path: string,
  headers: string,
  body: string,
): Promise<{ head: string; text: string }> {
  const answer = await connection.send(method, path, headers, body).catch((error: Error) => {
    throw new Failure(what, 0, error.message)
  })
  if (answer.status >= 400) throw new Failure(what, answer.status, answer.body)
  return { head: answer.head, text: answer.body }
}
