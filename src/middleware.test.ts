import { NextRequest } from 'next/server'
import { describe, expect, it } from 'vitest'
import middleware, { config } from './middleware'

const ask = (path: string, headers: Record<string, string> = {}) =>
  middleware(new NextRequest(`http://fair.test${path}`, { headers }))
const leadsTo = (path: string, headers?: Record<string, string>) => ask(path, headers).headers.get('location')

describe('middleware', () => {
  it('gives every address its language: asked for in the path, then by cookie, then by the browser', () => {
    expect(leadsTo('/events?city=Bern', { 'accept-language': 'fr-CH,fr;q=0.9' })).toBe('http://fair.test/fr/evenements?city=Bern')
    expect(leadsTo('/', { 'accept-language': 'fr', cookie: 'NEXT_LOCALE=ar' })).toBe('http://fair.test/ar')
    expect(leadsTo('/', { 'accept-language': 'ja' })).toBe('http://fair.test/en')
    expect(leadsTo('/de/veranstaltungen', { 'accept-language': 'fr' })).toBeNull()
  })

  it('leads a page behind a language that is not ours to the nearest, else to the reader’s', () => {
    expect(leadsTo('/fr-CH/events?city=Bern', { 'accept-language': 'de' })).toBe('http://fair.test/fr/evenements?city=Bern')
    expect(leadsTo('/it/events?city=Bern', { 'accept-language': 'de' })).toBe('http://fair.test/de/veranstaltungen?city=Bern')
    expect(leadsTo('/xx', { cookie: 'NEXT_LOCALE=ar' })).toBe('http://fair.test/ar')
  })

  it('calls a page by the words of its language, and leads an address in other words there', () => {
    expect(leadsTo('/de/events/lakeside?lang=x')).toBe('http://fair.test/de/veranstaltungen/lakeside?lang=x')
    expect(leadsTo('/ar/evenements')).toBe('http://fair.test/ar/faaliyat')
    expect(ask('/es/eventos/lakeside').headers.get('x-middleware-rewrite')).toBe('http://fair.test/es/events/lakeside')
  })

  it('remembers the language that is read', () => {
    const cookie = ask('/de', { 'accept-language': 'fr', 'sec-fetch-dest': 'document' }).cookies.get('NEXT_LOCALE')
    expect(cookie).toMatchObject({ value: 'de', sameSite: 'lax', maxAge: 365 * 24 * 60 * 60 })
    expect(ask('/de', { 'accept-language': 'fr', cookie: 'NEXT_LOCALE=de' }).cookies.get('NEXT_LOCALE')).toBeUndefined()
  })

  it('sends a visitor of an own page to sign-in, with the way back', () => {
    expect(leadsTo('/ar/hisabi/talabat?page=2')).toBe('http://fair.test/ar/dukhul?returnTo=%2Far%2Fhisabi%2Ftalabat%3Fpage%3D2')
    expect(leadsTo('/fr/account')).toBe('http://fair.test/fr/connexion?returnTo=%2Ffr%2Fcompte')
    expect(leadsTo('/fr/accountancy')).toBeNull()
    expect(leadsTo('/de/veranstalter/saltlight')).toBe('http://fair.test/de/anmelden?returnTo=%2Fde%2Fveranstalter%2Fsaltlight')
  })

  it.each(['fairground-session', '__Host-fairground-session'])(
    'lets in whoever has %s',
    (name) => {
      expect(leadsTo('/en/account', { cookie: `${name}=x` })).toBeNull()
    },
  )

  it('does not take another cookie for a session', () => {
    expect(leadsTo('/en/account', { cookie: 'xfairground-session=x; fairground-sessions=x' })).toContain('/en/sign-in')
  })

  it('gives a page for one reader a nonce of its own, and Next the same', () => {
    const [one, other] = [ask('/en/sign-in'), ask('/en/sign-in', { 'content-security-policy': "script-src 'nonce-mine'" })]
    const nonces = [one, other].map(({ headers }) => /'nonce-([\w+/]{24})'/.exec(headers.get('content-security-policy') ?? '')?.[1])
    expect(new Set(nonces).size).toBe(2)
    for (const { headers } of [one, other]) {
      expect(headers.get('x-middleware-request-content-security-policy')).toBe(headers.get('content-security-policy'))
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('gives no nonce to a page that is kept for many, whoever asks for one', () => {
    for (const path of ['/en', '/fr/evenements/lakeside']) {
      const { headers } = ask(path, { 'content-security-policy': "script-src 'nonce-mine'" })
      expect(headers.get('content-security-policy')).not.toContain('nonce-')
      expect(headers.get('x-middleware-request-content-security-policy')).not.toContain('nonce-')
    }
  })

  it('leaves the API, the build and files alone', () => {
    const matches = new RegExp(`^${config.matcher}$`)
    const paths = ['/api/trpc/x', '/_next/static/a', '/icon.svg', '/', '/en', '/en/events/lakeside', '/apiary']
    expect(paths.filter((path) => matches.test(path))).toEqual(['/', '/en', '/en/events/lakeside', '/apiary'])
  })
})
