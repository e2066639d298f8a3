import type { AssetManifest } from '../asset-manifest.ts'
import { encodingFor, isCompressed } from './compression.ts'

interface Disk {
  fetch(url: string, init?: { method: string }): Promise<Response>
}

interface Bindings {
  DISK: Disk
  /** The same files compressed by the build: `/<encoding>/<path>`. */
  PACKED: Disk
  ASSET_MANIFEST: AssetManifest
}

/** workerd's own: the body is compressed already, as its headers say. */
type AsItIs = ResponseInit & { encodeBody: 'manual' }

/** Cloudflare's static assets on a bare workerd: files of the build with their types, tags, cache rules and compression. */
export default {
  async fetch(request: Request, { DISK, PACKED, ASSET_MANIFEST }: Bindings): Promise<Response> {
    const { pathname } = new URL(request.url)
    const asset = ASSET_MANIFEST[decodeURIComponent(pathname)]
    if (!asset) return new Response('Not found', { status: 404 })
    const encoding = encodingFor(request.headers.get('accept-encoding'), asset.encodings)
    const headers = new Headers({ 'content-type': asset.type, etag: encoding ? `W/${asset.etag}` : asset.etag, ...asset.headers })
    if (encoding) headers.set('content-encoding', encoding)
    if (isCompressed(asset.type)) headers.append('vary', 'accept-encoding')
    const init: AsItIs = { headers, encodeBody: 'manual' }
    if (request.headers.get('if-none-match')?.replace(/^W\//, '') === asset.etag) return new Response(null, { ...init, status: 304 })
    const { method } = request
    const file = await (encoding ? PACKED.fetch(`http://packed/${encoding}${pathname}`, { method }) : DISK.fetch(`http://disk${pathname}`, { method }))
    const length = file.headers.get('content-length')
    if (length !== null) headers.set('content-length', length)
    return new Response(file.body, { ...init, status: file.status })
  },
}
