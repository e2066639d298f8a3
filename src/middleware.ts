import createMiddleware from 'next-intl/middleware'
import { NextRequest, NextResponse } from 'next/server'
import { routing } from '@/i18n/routing'
import { addressOf, inLanguage, KEPT_PAGES, pageAt, type PageName, strayLanguage } from '@/lib/addresses'
import { contentPolicy, protectiveHeaders, type InlineScripts } from '@/lib/content-policy'
import { DEVELOPMENT } from '@/lib/development'

const withLocale = createMiddleware(routing)

/** The cookie that keeps somebody signed in, over http and https. */
const SESSION_COOKIE = /^(__Host-)?fairground-session$/

/** Pages that are somebody's own; the whole desk besides. */
const OWN: ReadonlySet<PageName> = new Set<PageName>(['/account', '/account/orders', '/account/security'])
const isOwn = (page: PageName) => OWN.has(page) || page.startsWith('/desk')

/** The language of every address, what its page may run, and the way to sign-in for pages that are somebody's own. Knows no
 * database. */
export default function middleware(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  const here = pageAt(pathname)
  const signedOut = () => !request.cookies.getAll().some(({ name }) => SESSION_COOKIE.test(name))
  if (here && isOwn(here.page) && signedOut()) {
    const returnTo = inLanguage(pathname + search, here.locale)
    return NextResponse.redirect(new URL(addressOf({ pathname: '/sign-in', query: { returnTo } }, here.locale), request.url))
  }
  const stray = strayLanguage(pathname)
  if (stray?.locale) return NextResponse.redirect(new URL(inLanguage(`/${stray.locale}${stray.rest}${search}`, stray.locale), request.url))
  const policy = contentPolicy(inlineScripts(here !== null && KEPT_PAGES.has(here.page)))
  const response = withLocale(new NextRequest(stray ? new URL(stray.rest + search, request.url) : request, { headers: headersFor(request, policy) }))
  for (const [name, value] of Object.entries(protectiveHeaders({ https: request.nextUrl.protocol === 'https:' }))) response.headers.set(name, value)
  response.headers.set(POLICY, policy)
  return response
}

const POLICY = 'content-security-policy'
const NONCE_BYTES = 18

/** A nonce is good for one reader. On workerd a kept page gets its policy on the way out, by its scripts' hashes. */
function inlineScripts(isKept: boolean): InlineScripts {
  if (DEVELOPMENT) return { by: 'development' }
  if (isKept) return { by: 'none' }
  return { by: 'nonce', nonce: btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(NONCE_BYTES)))) }
}

/** Next reads the nonce for its scripts from the policy of the request, which is ours alone to set. */
function headersFor(request: NextRequest, policy: string): Headers {
  const headers = new Headers(request.headers)
  headers.delete(`${POLICY}-report-only`)
  headers.set(POLICY, policy)
  return headers
}

export const config = {
  // Pages only: not the API, not Next's own files, nothing with an extension.
  matcher: '/((?!api/|_next/|.*\\..*).*)',
}
