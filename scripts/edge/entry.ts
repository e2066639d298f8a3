import type { AssetManifest } from '../asset-manifest.ts'
import { compressed } from './compression.ts'
import worker from './worker.mjs'

interface Bindings {
  ASSETS: { fetch(request: Request): Promise<Response> }
  ASSET_MANIFEST: AssetManifest
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}

/** `203.0.113.7:4711` and `[2001:db8::1]:4711` without the port. */
function addressOf(peer: string): string {
  return peer.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')
}

/** What Cloudflare does before a worker: files first, the caller's address in a header no caller can set, no `/cdn-cgi`; and after it: compression. */
export default {
  async fetch(request: Request & { cf?: { clientIp?: string } }, bindings: Bindings, context: { waitUntil(promise: Promise<unknown>): void }): Promise<Response> {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/cdn-cgi/')) return new Response('Not found', { status: 404 })
    const reads = request.method === 'GET' || request.method === 'HEAD'
    if (reads && Object.hasOwn(bindings.ASSET_MANIFEST, decoded(pathname))) return bindings.ASSETS.fetch(request)
    const forwarded = new Request(request)
    forwarded.headers.set('cf-connecting-ip', addressOf(request.cf?.clientIp ?? ''))
    return compressed(request, await worker.fetch(forwarded, bindings, context))
  },
}
