import { NextRequest } from 'next/server'
import { describe, expect, it } from 'vitest'
import middleware, { config } from './middleware'

const ask = (path: string, headers: Record<string, string> = {}) =>
  middleware(new NextRequest(`http://fair.test${path}`, { headers }))
const leadsTo = (path: string, headers?: Record<string, string>) => ask(path, headers).headers.get('location')

describe('middleware', () => {
  it('gives every address its language: asked for in the path, then by cookie, then by the browser', () => {
    expect(leadsTo('/events?city=Bern', { 'accept-language': 'fr-CH,fr;q=0.9' })).toBe('http://fair.test/fr/events?city=Bern')
    expect(leadsTo('/', { 'accept-language': 'fr', cookie: 'NEXT_LOCALE=ar' })).toBe('http://fair.test/ar')
    expect(leadsTo('/', { 'accept-language': 'ja' })).toBe('http://fair.test/en')
    expect(leadsTo('/de/events', { 'accept-language': 'fr' })).toBeNull()
  })

  it('sends a visitor of an own page to sign-in, with the way back', () => {
    expect(leadsTo('/ar/account/tickets?page=2')).toBe(
      'http://fair.test/ar/sign-in?returnTo=%2Far%2Faccount%2Ftickets%3Fpage%3D2',
    )
    expect(leadsTo('/fr/account')).toBe('http://fair.test/fr/sign-in?returnTo=%2Ffr%2Faccount')
    expect(leadsTo('/fr/accountancy')).toBeNull()
  })

  it.each(['authjs.session-token', '__Secure-authjs.session-token', '__Secure-authjs.session-token.0'])(
    'lets in whoever has %s',
    (name) => {
      expect(leadsTo('/en/account', { cookie: `${name}=x` })).toBeNull()
    },
  )

  it('does not take another cookie for a session', () => {
    expect(leadsTo('/en/account', { cookie: 'xauthjs.session-token=x; authjs.session-tokens=x' })).toContain('/en/sign-in')
  })

  it('leaves the API, the build and files alone', () => {
    const matches = new RegExp(`^${config.matcher}$`)
    const paths = ['/api/trpc/x', '/_next/static/a', '/icon.svg', '/', '/en', '/en/events/lakeside', '/apiary']
    expect(paths.filter((path) => matches.test(path))).toEqual(['/', '/en', '/en/events/lakeside', '/apiary'])
  })
})
