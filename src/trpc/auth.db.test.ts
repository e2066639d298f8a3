import { eq } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { sessions } from '@/db/schema/identity'
import { auditLog } from '@/db/schema/platform'
import { testDatabase } from '@/db/testing'
import { makeLink, makeUser, PASSWORD } from '@/domains/identity/testing'
import { assert } from '@/lib/assert'
import { readRefreshToken, readSession } from '@/platform/session'
import { makeShell } from '@/platform/testing'
import { authHandler } from './auth'

const database = testDatabase()
const { db, settings } = database

beforeAll(() => {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
})

/** A browser's two requests of a sign-in: the CSRF token with its cookie, and the form. */
async function signIn(provider: string, form: Record<string, string>) {
  const csrf = await call('/csrf')
  const { csrfToken } = await csrf.json()
  return call(`/callback/${provider}`, { ...form, csrfToken }, cookiesOf(csrf))
}

function call(path: string, form?: Record<string, string>, cookie = '') {
  const headers = { cookie, 'x-auth-return-redirect': '1', host: new URL(settings.APP_URL).host, 'user-agent': 'Lantern/1.0' }
  const request = form
    ? new Request(`${settings.APP_URL}/api/auth${path}`, { method: 'POST', headers, body: new URLSearchParams(form) })
    : new Request(`${settings.APP_URL}/api/auth${path}`, { headers })
  return authHandler(request, { waitUntil: () => {} })
}

const cookiesOf = (response: Response) => response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ')
const sessionOf = (response: Response) => readSession(new Headers({ cookie: cookiesOf(response) }), settings)
const refreshTokenOf = async (response: Response) => {
  const token = await readRefreshToken(new Headers({ cookie: cookiesOf(response) }), settings)
  assert(token, 'a refresh token')
  return token
}
const audited = async (subjectId: string) =>
  (await db.select().from(auditLog).where(eq(auditLog.subjectId, subjectId))).map(({ action }) => action)
const codeOf = async (response: Response) => new URL((await response.json()).url).searchParams.get('code')

test('a password makes a session that our API reads', async () => {
  const { userId, email } = await makeUser(db)
  const response = await signIn('password', { email: ` ${email.toUpperCase()}`, password: PASSWORD })
  expect(await sessionOf(response)).toMatchObject({ userId, email, name: 'Ines Okafor', emailVerified: true })
  const cookie = response.headers.getSetCookie().find((line) => line.startsWith('authjs.session-token='))
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Lax/)
})

test('a sign-in is a row that its owner sees, and a refresh token beside it', async () => {
  const { userId, email } = await makeUser(db)
  const response = await signIn('password', { email, password: PASSWORD })
  const { sessionId, generation } = await refreshTokenOf(response)
  expect(generation).toBe(0)
  expect(await sessionOf(response)).toMatchObject({ sessionId })
  expect(await db.select().from(sessions).where(eq(sessions.id, sessionId))).toMatchObject([{ userId, method: 'password', userAgent: 'Lantern/1.0', endedAt: null }])
  expect(response.headers.getSetCookie().find((line) => line.startsWith('fairground-session='))).toMatch(/HttpOnly; SameSite=Lax; Max-Age=604800$/)
})

test('no access token is given for another', async () => {
  const { email } = await makeUser(db)
  const signedIn = await signIn('password', { email, password: PASSWORD })
  const answer = await call('/session', undefined, cookiesOf(signedIn))
  expect(answer.status).toBe(404)
  expect(answer.headers.getSetCookie()).toEqual([])
})

test('a sign-out without the CSRF token of this browser ends nothing', async () => {
  const { email } = await makeUser(db)
  const signedIn = await signIn('password', { email, password: PASSWORD })
  await call('/signout', { csrfToken: 'forged' }, cookiesOf(signedIn))
  const { sessionId } = await refreshTokenOf(signedIn)
  expect(await db.select().from(sessions).where(eq(sessions.id, sessionId))).toMatchObject([{ endedAt: null }])
})

test('a mailed link makes one too, once', async () => {
  const { userId } = await makeUser(db, { status: 'pending_verification' })
  const token = await makeLink(makeShell(database, new Date()), userId, 'magic_link')
  expect(await sessionOf(await signIn('magic-link', { token }))).toMatchObject({ userId, emailVerified: true })
  const again = await signIn('magic-link', { token })
  expect(await sessionOf(again)).toBeNull()
  expect(await codeOf(again)).toBe('link_over')
})

test('a refusal says why, and makes no session', async () => {
  const { email } = await makeUser(db, { status: 'pending_verification' })
  for (const [form, code] of [
    [{ email, password: 'not the one' }, 'wrong_credentials'],
    [{ email, password: PASSWORD }, 'unverified'],
    [{ email: 'not an address', password: PASSWORD }, 'wrong_credentials'],
  ] as const) {
    const response = await signIn('password', form)
    expect(await codeOf(response)).toBe(code)
    expect(await sessionOf(response)).toBeNull()
  }
})

test('without the CSRF token of this browser nobody is signed in', async () => {
  const { email } = await makeUser(db)
  const response = await call('/callback/password', { email, password: PASSWORD, csrfToken: 'forged' })
  expect(await sessionOf(response)).toBeNull()
})

test('signing out ends the session', async () => {
  const { email } = await makeUser(db)
  const signedIn = await signIn('password', { email, password: PASSWORD })
  const csrf = await call('/csrf')
  const { csrfToken } = await csrf.json()
  const out = await call('/signout', { csrfToken }, `${cookiesOf(csrf)}; ${cookiesOf(signedIn)}`)
  expect(await sessionOf(out)).toBeNull()
  expect(out.headers.getSetCookie().some((line) => line.startsWith('authjs.session-token=;'))).toBe(true)
  expect(await readRefreshToken(new Headers({ cookie: cookiesOf(out) }), settings)).toBeNull()
  const { sessionId } = await refreshTokenOf(signedIn)
  expect(await db.select().from(sessions).where(eq(sessions.id, sessionId))).toMatchObject([{ endedBecause: 'signed_out' }])
  expect(await audited(sessionId)).toEqual(['session.ended'])
})

test('a browser whose session was ended elsewhere is led to sign in and loses its cookies; one that goes on keeps them', async () => {
  const { email } = await makeUser(db)
  const cookie = cookiesOf(await signIn('password', { email, password: PASSWORD }))
  const ended = (path: string) => call(`/ended?returnTo=${encodeURIComponent(path)}`, undefined, cookie)
  const live = await ended('/de/konto/sicherheit')
  expect(live.headers.get('location')).toBe(`${settings.APP_URL}/de/konto/sicherheit`)
  expect(live.headers.getSetCookie()).toEqual([])

  const { sessionId } = await refreshTokenOf(new Response(null, { headers: { 'set-cookie': cookie.split('; ').find((each) => each.startsWith('fairground-session=')) ?? '' } }))
  await db.update(sessions).set({ endedAt: new Date(), endedBecause: 'revoked' }).where(eq(sessions.id, sessionId))
  const over = await ended('/de/konto/sicherheit')
  expect(over.status).toBe(303)
  expect(over.headers.get('location')).toBe(`${settings.APP_URL}/de/anmelden?returnTo=%2Fde%2Fkonto%2Fsicherheit&ended=1`)
  expect(over.headers.getSetCookie().map((line) => line.split(';')[0])).toEqual(['authjs.session-token=', 'fairground-session='])
  expect((await ended('//evil.example')).headers.get('location')).toBe(`${settings.APP_URL}/en/sign-in?ended=1`)
})

test('over https the cookie is bound to it, and read so', async () => {
  vi.resetModules()
  vi.stubEnv('APP_URL', 'https://fairground.example')
  const secure = await import('./auth')
  const base = 'https://fairground.example/api/auth'
  const csrf = await secure.authHandler(new Request(`${base}/csrf`), { waitUntil: () => {} })
  const { csrfToken } = await csrf.json()
  const { userId, email } = await makeUser(db)
  const response = await secure.authHandler(
    new Request(`${base}/callback/password`, {
      method: 'POST',
      headers: { cookie: cookiesOf(csrf), 'x-auth-return-redirect': '1' },
      body: new URLSearchParams({ email, password: PASSWORD, csrfToken }),
    }),
    { waitUntil: () => {} },
  )
  const headers = new Headers({ cookie: cookiesOf(response) })
  expect(headers.get('cookie')).toContain('__Secure-authjs.session-token=')
  expect(headers.get('cookie')).toContain('__Host-fairground-session=')
  expect(await readSession(headers, { ...settings, APP_URL: 'https://fairground.example' })).toMatchObject({ userId })
  expect(await readSession(headers, settings)).toBeNull()
})
