import { eq } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { sessions } from '@/db/schema/identity'
import { testDatabase } from '@/db/testing'
import { makeSession, makeUser } from '@/domains/identity/testing'
import { newId } from '@/lib/ids'
import { accessTokenCookie, readRefreshToken, readSession } from '@/platform/session'
import { authHandler } from './auth'

const database = testDatabase()
const { db, settings } = database

beforeAll(() => {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
})

/** A browser of its own, on the way to Google and back. */
class Browser {
  readonly cookies = new Map<string, string>()

  keep(lines: readonly string[]): void {
    for (const line of lines) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      this.cookies.set(name, value)
    }
  }

  get headers(): Headers {
    return new Headers({ cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') })
  }

  async ask(url: string, form?: Record<string, string>): Promise<Response> {
    const { headers } = this
    if (form) headers.set('x-auth-return-redirect', '1')
    const request = new Request(url, form ? { method: 'POST', headers, body: new URLSearchParams(form) } : { headers })
    const response = await authHandler(request, { waitUntil: () => {} })
    this.keep(response.headers.getSetCookie())
    return response
  }

  /** Leaves for Google; answers its page. */
  async leave(provider: string, callbackUrl: string): Promise<string> {
    const { csrfToken } = await (await this.ask(`${settings.APP_URL}/api/auth/csrf`)).json()
    const { url } = await (await this.ask(`${settings.APP_URL}/api/auth/signin/${provider}`, { csrfToken, callbackUrl })).json()
    return url
  }
}

/** Chooses an account on Google's page; answers where that leads. */
async function choose(page: string, form: Record<string, string>): Promise<string> {
  const response = await fetch(page, { method: 'POST', body: new URLSearchParams({ choice: 'typed', ...form }), redirect: 'manual' })
  return response.headers.get('location') ?? ''
}
const somebody = (email = `${newId('req')}@people.example`) => ({ email, name: 'Ada Lindqvist', verified: 'on' })
const leadsTo = (response: Response) => response.headers.get('location')?.replace(settings.APP_URL, '')

test('Google signs in, by code, state, nonce and PKCE, and back to where one wanted to go', async () => {
  const browser = new Browser()
  const page = await browser.leave('google', '/de/konto/bestellungen')
  expect(page.startsWith(settings.GOOGLE_ISSUER)).toBe(true)
  for (const name of ['state', 'nonce', 'code_challenge']) expect(new URL(page).searchParams.get(name)).toMatch(/.{16}/)
  const account = somebody()
  const back = await browser.ask(await choose(page, account))
  expect(leadsTo(back)).toBe('/de/konto/bestellungen')
  const session = await readSession(browser.headers, settings)
  expect(session).toMatchObject({ email: account.email, name: 'Ada Lindqvist', emailVerified: true })
  const token = await readRefreshToken(browser.headers, settings)
  expect(token?.sessionId).toBe(session?.sessionId)
  expect(await db.select().from(sessions).where(eq(sessions.id, session?.sessionId ?? newId('ses')))).toMatchObject([{ method: 'google', userId: session?.userId }])
})

test('a return that this browser did not set out for signs nobody in', async () => {
  const [browser, stranger] = [new Browser(), new Browser()]
  const callback = await choose(await browser.leave('google', '/en/account'), somebody())
  await stranger.leave('google', '/fr/compte')
  const forged = await stranger.ask(callback)
  expect(leadsTo(forged)).toBe('/fr/connexion?google=not_done&returnTo=%2Ffr%2Fcompte')
  expect(await readSession(stranger.headers, settings)).toBeNull()
  expect(await readSession(browser.headers, settings)).toBeNull()
})

test('who cancels, or is refused, is told on the page of sign-in, in their language', async () => {
  const browser = new Browser()
  const cancelled = await browser.ask(await choose(await browser.leave('google', '/ar/hisabi'), { choice: 'cancel' }))
  expect(leadsTo(cancelled)).toBe('/ar/dukhul?google=not_done&returnTo=%2Far%2Fhisabi')
  const { email } = await makeUser(db, { status: 'pending_verification' })
  const refused = await browser.ask(await choose(await browser.leave('google', '/en/account'), somebody(email)))
  expect(leadsTo(refused)).toBe('/en/sign-in?google=unproven_here&returnTo=%2Fen%2Faccount')
  expect(await readSession(browser.headers, settings)).toBeNull()
})

test('linking adds Google to the account that is signed in, opens no other session, and is nothing for guests', async () => {
  const browser = new Browser()
  const { userId, email } = await makeUser(db)
  const sessionId = await makeSession(db, userId)
  browser.keep([await accessTokenCookie({ userId, sessionId, email, name: 'Ines Okafor', emailVerified: true }, settings)])
  const linked = await browser.ask(await choose(await browser.leave('google-link', '/es/cuenta/seguridad'), somebody()))
  expect(leadsTo(linked)).toBe('/es/cuenta/seguridad?google=linked#google')
  expect(await readSession(browser.headers, settings)).toMatchObject({ userId, sessionId })
  expect(await db.select().from(sessions).where(eq(sessions.userId, userId))).toHaveLength(1)

  const guest = new Browser()
  const refused = await guest.ask(await choose(await guest.leave('google-link', '/en/account/security'), somebody()))
  expect(leadsTo(refused)).toBe('/en/account/security?google=signed_out#google')
})

test('without its settings there is no such way', async () => {
  vi.resetModules()
  vi.stubEnv('GOOGLE_CLIENT_ID', undefined)
  vi.stubEnv('GOOGLE_CLIENT_SECRET', undefined)
  const { authHandler: withoutGoogle } = await import('./auth')
  const response = await withoutGoogle(new Request(`${settings.APP_URL}/api/auth/providers`), { waitUntil: () => {} })
  expect(Object.keys(await response.json())).toEqual(['password', 'magic-link'])
})
