import { contentPolicy, protectiveHeaders } from '@/lib/content-policy'
import { log } from '../log'
import type { CachedValue } from './entry'
import { sealScripts } from './inline-scripts'

/** Kept with a page, from the cache to the front door: the hashes of its scripts. No browser gets to see it. */
const HASHES_HEADER = 'x-page-scripts'
const POLICY_HEADER = 'content-security-policy'

/** A page to be kept, with the hashes of its scripts beside it; anything else as it is. */
export async function sealed(value: CachedValue, key: string): Promise<CachedValue> {
  if (typeof value?.html !== 'string') return value
  const { html, hashes, unknown } = await sealScripts(value.html)
  if (unknown > 0) log('warn', 'pages.unknown_scripts', { key, unknown })
  return { ...value, html, meta: { ...value.meta, headers: { ...value.meta?.headers, [HASHES_HEADER]: hashes.join(' ') } } }
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
  const kept = headers.get(HASHES_HEADER)
  headers.delete(HASHES_HEADER)
  const hasNonce = kept === null && headers.get(POLICY_HEADER)?.includes("'nonce-")
  if (!headers.get('content-type')?.startsWith('text/html') || hasNonce) return answer
  // Without hashes it was made just now, for this reader and those to come; then it is whole, as the cache takes no page in pieces.
  const page = kept === null ? await sealScripts(await answer.text()) : null
  headers.set(POLICY_HEADER, contentPolicy({ by: 'hash', hashes: page?.hashes ?? kept?.split(' ').filter(Boolean) ?? [] }))
  if (!page || answer.body === null) return answer
  headers.delete('content-length')
  return new Response(page.html, answer)
}
