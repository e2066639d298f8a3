/** Anything a browser would drop or read as a slash, and so might take for another site. */
const TREACHEROUS = /[\\\u0000-\u0020\u007f]/
const ANYWHERE = 'https://anywhere.invalid'
const MAX_LENGTH = 500

/**
 * The path of a page of ours to go on to, or null when the text is not one: another site, a scheme, `//host`, the API.
 * `sameSitePath('/en/account?tab=1')` is itself, `sameSitePath('//evil.example')` is null.
 */
export function sameSitePath(text: string | null | undefined): string | null {
  if (!text || text.length > MAX_LENGTH || !text.startsWith('/') || TREACHEROUS.test(text)) return null
  if (!URL.canParse(text, ANYWHERE)) return null
  const { origin, pathname, search, hash } = new URL(text, ANYWHERE)
  // `/x/..//host` is a path here, but becomes `//host` when written out.
  if (origin !== ANYWHERE || pathname.startsWith('//') || /^\/api(\/|$)/.test(pathname)) return null
  return pathname + search + hash
}
