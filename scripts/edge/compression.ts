/** What Cloudflare sends compressed, of its list those that we have: https://developers.cloudflare.com/speed/optimization/content/compression/ */
const COMPRESSED_TYPES = [
  'text/html', 'text/plain', 'text/css', 'text/x-component', 'text/javascript', 'text/xml', 'application/javascript', 'application/json',
  'application/xml', 'application/ld+json', 'application/manifest+json', 'application/wasm', 'image/svg+xml', 'image/x-icon', 'font/ttf',
]

/** In the order in which Cloudflare prefers them. */
export const ENCODINGS = ['br', 'gzip'] as const
export type Encoding = (typeof ENCODINGS)[number]

export function isCompressed(contentType: string | null): boolean {
  return COMPRESSED_TYPES.includes(contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '')
}

/** Of the encodings at hand the best that the caller takes; null: as it is. What a caller refuses says `q=0`. */
export function encodingFor(acceptEncoding: string | null, atHand: readonly Encoding[] = ENCODINGS): Encoding | null {
  const asked = (acceptEncoding ?? '').split(',').map((part) => part.split(';').map((piece) => piece.trim().toLowerCase()))
  const isTaken = (encoding: Encoding) => asked.some(([name, weight]) => name === encoding && !/^q=0(\.0*)?$/.test(weight ?? ''))
  return atHand.find(isTaken) ?? null
}

/** A worker's answer as the edge passes it on: workerd compresses a body whose headers say so. */
export function compressed(request: Request, response: Response): Response {
  const { status, statusText, body } = response
  const headers = new Headers(response.headers)
  if (!body || !isCompressed(headers.get('content-type')) || headers.has('content-encoding')) return response
  if (/\bno-transform\b/.test(headers.get('cache-control') ?? '')) return response
  headers.append('vary', 'accept-encoding')
  const encoding = request.method === 'HEAD' ? null : encodingFor(request.headers.get('accept-encoding'))
  if (encoding) {
    headers.set('content-encoding', encoding)
    headers.delete('content-length')
    const etag = headers.get('etag')
    if (etag && !etag.startsWith('W/')) headers.set('etag', `W/${etag}`)
  }
  return new Response(body, { status, statusText, headers })
}
