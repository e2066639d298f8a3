/** What Next writes into a page: pieces of the tree as one string each, and the list of chunks to begin with. */
const KNOWN = [
  /^(?:\(self\.__next_f=self\.__next_f\|\|\[\]\)|self\.__next_f)\.push\(\[\d+(?:,(?:null|"[^"\\]*(?:\\.[^"\\]*)*"))?\]\)$/,
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\(\{[^(){}<>]*\}\);$/,
]

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/g
const NEIGHBOURS = /(?:<script>[^<]*<\/script>)+/g

/** A chunk as Next loads it: it runs as soon as it is there, also before anything is painted. */
const CHUNK = /<script src="(\/_next\/static\/chunks\/[\w.~-]+\.js)" async=""><\/script>/g
/** Fetches and runs the chunks once the page has been painted, or at once where nobody looks. */
const START = `(function(){var gone,go=function(){if(gone)return;gone=1;document.querySelectorAll("meta[name=chunk]").forEach(function(named){var chunk=document.createElement("script");chunk.async=true;chunk.src=named.content;document.head.append(chunk)})};if(document.hidden)return go();try{new PerformanceObserver(go).observe({type:"paint",buffered:true})}catch(none){go()}setTimeout(go,1000)})()`

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
  const html = paintedFirst(page.replaceAll(NEIGHBOURS, joined))
  const inside = [...html.matchAll(SCRIPT)].flatMap(([, attributes = '', text = '']) => (isRun(attributes) ? [text] : []))
  const known = inside.filter((text) => text.split('\n;').every(isKnown))
  return { html, hashes: await Promise.all([...new Set(known)].map(sha256Source)), unknown: inside.length - known.length }
}

/** Not a file, and not data such as `application/ld+json`. */
function isRun(attributes: string): boolean {
  return !/\bsrc=/.test(attributes) && !/\btype="application\//.test(attributes)
}

const isKnown = (text: string) => text === START || KNOWN.some((form) => form.test(text))

/** What is to be read comes first, the code that answers to it after: on a slow network they share the line, on a slow phone the processor. */
function paintedFirst(page: string): string {
  const html = page.replaceAll(CHUNK, '<meta name="chunk" content="$1"/>')
  return html === page ? page : html.replace('</body>', `<script>${START}</script></body>`)
}

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
