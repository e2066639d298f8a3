/** What Next writes into a page: pieces of the tree as one string each, and the list of chunks to begin with. */
const KNOWN = [
  /^(?:\(self\.__next_f=self\.__next_f\|\|\[\]\)|self\.__next_f)\.push\(\[\d+(?:,(?:null|"[^"\\]*(?:\\.[^"\\]*)*"))?\]\)$/,
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\(\{[^(){}<>]*\}\);$/,
]

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/g
const NEIGHBOURS = /(?:<script>[^<]*<\/script>)+/g

export interface SealedPage {
  html: string
  /** Of the scripts inside it, as a content policy names them: `sha256-…`. */
  hashes: string[]
  /** How many scripts inside it are none of Next's; their hashes are not among the others, so no browser runs them. */
  unknown: number
}

/**
 * Takes stock of the scripts inside a rendered page before it is kept. Only Next's own forms are vouched for: a script that
 * found its way into the page by somebody's words stays without a hash. Neighbours become one script, to be one hash.
 */
export async function sealScripts(page: string): Promise<SealedPage> {
  const html = page.replaceAll(NEIGHBOURS, joined)
  const inside = [...html.matchAll(SCRIPT)].flatMap(([, attributes = '', text = '']) => (isRun(attributes) ? [text] : []))
  const known = inside.filter((text) => text.split('\n;').every(isKnown))
  return { html, hashes: await Promise.all([...new Set(known)].map(sha256Source)), unknown: inside.length - known.length }
}

/** Not a file, and not data such as `application/ld+json`. */
function isRun(attributes: string): boolean {
  return !/\bsrc=/.test(attributes) && !/\btype="application\//.test(attributes)
}

const isKnown = (text: string) => KNOWN.some((form) => form.test(text))

function joined(run: string): string {
  const texts = run.slice('<script>'.length, -'</script>'.length).split('</script><script>')
  // A line of its own: between two pushes it cannot stand inside a string, which has no line breaks.
  return texts.every(isKnown) ? `<script>${texts.join('\n;')}</script>` : run
}

const sha256Source = async (text: string) => `sha256-${await sha256Base64(text)}`

export async function sha256Base64(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
}
