import type { AssetManifest } from '../asset-manifest.ts'

interface Bindings {
  DISK: { fetch(url: string, init?: { method: string }): Promise<Response> }
  ASSET_MANIFEST: AssetManifest
}

/** Cloudflare's static assets on a bare workerd: files of the build with their types, tags and cache rules. */
export default {
  async fetch(request: Request, { DISK, ASSET_MANIFEST }: Bindings): Promise<Response> {
    const { pathname } = new URL(request.url)
    const asset = ASSET_MANIFEST[decodeURIComponent(pathname)]
    if (!asset) return new Response('Not found', { status: 404 })
    const headers = new Headers({ 'content-type': asset.type, etag: asset.etag, ...asset.headers })
    if (request.headers.get('if-none-match') === asset.etag) return new Response(null, { status: 304, headers })
    const file = await DISK.fetch(`http://disk${pathname}`, { method: request.method })
    const length = file.headers.get('content-length')
    if (length !== null) headers.set('content-length', length)
    return new Response(file.body, { status: file.status, headers })
  },
}
