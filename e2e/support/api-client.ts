import { encode } from 'next-auth/jwt'
import superjson from 'superjson'
import type { Id } from '@/lib/ids'

export interface Answer {
  status: number
  /** Of a success the data, else the error as the wire has it. */
  body: unknown
}

const SESSION_COOKIE = 'authjs.session-token'

/** Somebody who speaks the API without a browser: keeps cookies, names the site as origin. */
export class ApiClient {
  readonly #cookies = new Map<string, string>()

  constructor(readonly url: string) {}

  /** Gives the client a session, made the way next-auth makes them. */
  async signIn(user: { userId: Id<'usr'>; email: string }, secret: string): Promise<this> {
    const token = { sub: user.userId, email: user.email, name: 'Ines Okafor', emailVerified: true }
    this.#cookies.set(SESSION_COOKIE, await encode({ token, secret, salt: SESSION_COOKIE }))
    return this
  }

  /** For a browser that goes on as the same somebody. */
  cookies(): { name: string; value: string; url: string }[] {
    return [...this.#cookies].map(([name, value]) => ({ name, value, url: this.url }))
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (!headers.has('origin')) headers.set('origin', this.url)
    headers.set('cookie', [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(this.url + path, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      this.#cookies.set(name, value)
    }
    return response
  }

  /** Calls a procedure; dates and the like travel as the site sends them. */
  async call(type: 'query' | 'mutation', procedure: string, input?: unknown): Promise<Answer> {
    const payload = JSON.stringify(superjson.serialize(input))
    const response =
      type === 'query'
        ? await this.fetch(`/api/trpc/${procedure}${input === undefined ? '' : `?input=${encodeURIComponent(payload)}`}`)
        : await this.fetch(`/api/trpc/${procedure}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: payload })
    const answer: { result?: { data: { json: unknown } }; error?: { json: unknown } } = await response.json()
    return { status: response.status, body: answer.result ? answer.result.data.json : (answer.error?.json ?? answer.error) }
  }
}
