import { contentPolicy, protectiveHeaders } from '@/lib/content-policy'
import { log } from '../log'
import type { CachedValue } from './entry'
import { sealScripts, sha256Base64 } from './inline-scripts'

/** Kept with a page, from the cache to the front door: the hashes of its scripts, and its ETag. No browser gets to see them. */
const HASHES_HEADER = 'x-page-scripts'
const ETAG_HEADER = 'x-page-etag'
const POLICY_HEADER = 'content-security-policy'

/**
 * A kept page is kept by us, who know when it changes. By Next's own words for it (`s-maxage`, and a month of
 * `stale-while-revalidate`) a browser that goes to the page by its pieces would show the ones it had, however old.
 */
export const TO_BE_ASKED_AGAIN = 'public, max-age=0, must-revalidate'

/** A page to be kept, with the hashes of its scripts and its ETag beside it; anything else as it is. */
export async function sealed(value: CachedValue, key: string): Promise<CachedValue> {
  if (typeof value?.html !== 'string') return value
  const { html, hashes, unknown } = await sealScripts(value.html)
  if (unknown > 0) log('warn', 'pages.unknown_scripts', { key, unknown })
  const seal = { [HASHES_HEADER]: hashes.join(' '), [ETAG_HEADER]: `"${await sha256Base64(html)}"` }
  return { ...value, html, meta: { ...value.meta, headers: { ...value.meta?.headers, ...seal } } }
}

/** What was put beside a kept page. */
export function sealOf(value: CachedValue): { hashes: string[]; etag: string } {
  const headers = value?.meta?.headers
  return { hashes: listed(headers?.[HASHES_HEADER]), etag: headers?.[ETAG_HEADER] ?? '' }
}

const listed = (hashes: string | null | undefined) => hashes?.split(' ').filter(Boolean) ?? []

/** The nonce of a page made for one reader. */
export function nonceOf({ headers }: Response): string | null {
  return /'nonce-([^']+)'/.exec(headers.get(POLICY_HEADER) ?? '')?.[1] ?? null
}

/** A reader may not bring a nonce along: Next would write it into the page, also into one that is kept. */
export function withoutPolicy(request: Request): Request {
  const names = [POLICY_HEADER, `${POLICY_HEADER}-report-only`].filter((name) => request.headers.has(name))
  if (names.length === 0) return request
  const headers = new Headers(request.headers)
  for (const name of names) headers.delete(name)
  return new Request(request, { headers })
}

/** Next's answer with its headers complete. A page with a nonce has its policy; one for many gets it by its scripts' hashes. */
export async function withPolicy(answer: Response, { https }: { https: boolean }): Promise<Response> {
  const { headers } = answer
  for (const [name, value] of Object.entries(protectiveHeaders({ https }))) if (!headers.has(name)) headers.set(name, value)
  if (headers.get('cache-control')?.includes('s-maxage')) headers.set('cache-control', TO_BE_ASKED_AGAIN)
  const kept = headers.get(HASHES_HEADER)
  const etag = headers.get(ETAG_HEADER)
  headers.delete(HASHES_HEADER)
  headers.delete(ETAG_HEADER)
  const hasNonce = kept === null && headers.get(POLICY_HEADER)?.includes("'nonce-")
  if (!headers.get('content-type')?.startsWith('text/html') || hasNonce) return answer
  if (etag !== null) headers.set('etag', etag)
  // Without hashes it was made just now, for this reader and those to come; then it is whole, as the cache takes no page in pieces.
  const page = kept === null ? await sealScripts(await answer.text()) : null
  headers.set(POLICY_HEADER, contentPolicy({ by: 'hash', hashes: page?.hashes ?? listed(kept) }))
  if (!page || answer.body === null) return answer
  headers.delete('content-length')
  return new Response(page.html, answer)
}
