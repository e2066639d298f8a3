import superjson from 'superjson'
import type { Id } from '@/lib/ids'
import { deviceCookie } from '@/platform/device-token'
import { accessTokenCookie, refreshTokenCookie } from '@/platform/session'

export interface Answer {
  status: number
  /** Of a success the data, else the error as the wire has it. */
  body: unknown
}

interface Somebody {
  userId: Id<'usr'>
  email: string
  /** A row that is there: what is somebody's own asks for it. */
  sessionId: Id<'ses'>
}

/** Somebody who speaks the API without a browser: keeps cookies, names the site as origin. */
export class ApiClient {
  readonly #cookies = new Map<string, string>()
  #key: string | null = null

  constructor(readonly url: string) {}

  /** Gives the client both tokens of a session, as a sign-in does. */
  async signIn({ userId, email, sessionId }: Somebody, secret: string): Promise<this> {
    const session = { userId, sessionId, email, name: 'Ines Okafor', emailVerified: true }
    const settings = { AUTH_SECRET: secret, APP_URL: this.url }
    this.#keep(await accessTokenCookie(session, settings))
    this.#keep(await refreshTokenCookie({ sessionId, generation: 0 }, settings))
    return this
  }

  /** Makes the client a device of that event, as pairing does. */
  becomeDevice(token: { eventId: Id<'evt'>; secret: string }): this {
    this.#keep(deviceCookie(token, this.url))
    return this
  }

  /** Gives the client a program's key, which it shows wherever it goes. */
  showKey(key: string): this {
    this.#key = key
    return this
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    this.#cookies.set(name, value)
  }

  /** For a browser that goes on as the same somebody. */
  cookies(): { name: string; value: string; url: string }[] {
    return [...this.#cookies].map(([name, value]) => ({ name, value, url: this.url }))
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (!headers.has('origin')) headers.set('origin', this.url)
    if (this.#key !== null) headers.set('authorization', `Bearer ${this.#key}`)
    headers.set('cookie', [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(this.url + path, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
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
