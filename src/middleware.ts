import createMiddleware from 'next-intl/middleware'
import { hasLocale } from 'next-intl'
import { type NextRequest, NextResponse } from 'next/server'
import { routing } from '@/i18n/routing'

const withLocale = createMiddleware(routing)

/** next-auth's session cookie over http and https; a long one is split into `.0`, `.1`. */
const SESSION_COOKIE = /^(__Secure-)?authjs\.session-token(\.0)?$/

/** The language of every address, and the way to sign-in for pages that are somebody's own. Knows no database. */
export default function middleware(request: NextRequest): NextResponse {
  const [, locale, area] = request.nextUrl.pathname.split('/')
  const signedOut = () => !request.cookies.getAll().some(({ name }) => SESSION_COOKIE.test(name))
  if (area === 'account' && hasLocale(routing.locales, locale) && signedOut()) {
    const signIn = new URL(`/${locale}/sign-in`, request.url)
    signIn.searchParams.set('returnTo', request.nextUrl.pathname + request.nextUrl.search)
    return NextResponse.redirect(signIn)
  }
  return withLocale(request)
}

export const config = {
  // Pages only: not the API, not Next's own files, nothing with an extension.
  matcher: '/((?!api/|_next/|.*\\..*).*)',
}
