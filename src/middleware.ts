import createMiddleware from 'next-intl/middleware'
import { type NextRequest, NextResponse } from 'next/server'
import { routing } from '@/i18n/routing'
import { addressOf, inLanguage, pageAt, type PageName } from '@/lib/addresses'

const withLocale = createMiddleware(routing)

/** The cookie that keeps somebody signed in, over http and https. */
const SESSION_COOKIE = /^(__Host-)?fairground-session$/

/** Pages that are somebody's own; the whole desk besides. */
const OWN: ReadonlySet<PageName> = new Set<PageName>(['/account', '/account/orders', '/account/security'])
const isOwn = (page: PageName) => OWN.has(page) || page.startsWith('/desk')

/** The language of every address, and the way to sign-in for pages that are somebody's own. Knows no database. */
export default function middleware(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  const here = pageAt(pathname)
  const signedOut = () => !request.cookies.getAll().some(({ name }) => SESSION_COOKIE.test(name))
  if (here && isOwn(here.page) && signedOut()) {
    const returnTo = inLanguage(pathname + search, here.locale)
    return NextResponse.redirect(new URL(addressOf({ pathname: '/sign-in', query: { returnTo } }, here.locale), request.url))
  }
  return withLocale(request)
}

export const config = {
  // Pages only: not the API, not Next's own files, nothing with an extension.
  matcher: '/((?!api/|_next/|.*\\..*).*)',
}
