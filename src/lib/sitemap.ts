import { type Address, addressOf } from './addresses'
import { LOCALES } from './translated'

/** A page in all its languages. */
export interface SitemapPage {
  address: Address
  /** When what it says last changed; null: not known. */
  changedAt: Date | null
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/**
 * A sitemap: each page once in every language, each time with all of them. Sources: https://www.sitemaps.org/protocol.html,
 * https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap
 */
export function sitemapXml(pages: readonly SitemapPage[], origin: string): string {
  const urls = pages.flatMap(({ address, changedAt }) => {
    const at = (locale: (typeof LOCALES)[number]) => escaped(origin + addressOf(address, locale))
    const alternates = LOCALES.map((locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${at(locale)}"/>`).join('')
    const fallback = `<xhtml:link rel="alternate" hreflang="x-default" href="${at('en')}"/>`
    return LOCALES.map((locale) => `<url><loc>${at(locale)}</loc>${changed(changedAt)}${alternates}${fallback}</url>`)
  })
  return `${HEAD}\n<urlset xmlns="${NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('\n')}\n</urlset>\n`
}

/** The list of sitemaps, by their addresses. */
export function sitemapIndexXml(sitemaps: readonly string[]): string {
  const entries = sitemaps.map((address) => `<sitemap><loc>${escaped(address)}</loc></sitemap>`)
  return `${HEAD}\n<sitemapindex xmlns="${NAMESPACE}">\n${entries.join('\n')}\n</sitemapindex>\n`
}

function changed(at: Date | null): string {
  return at ? `<lastmod>${at.toISOString()}</lastmod>` : ''
}
