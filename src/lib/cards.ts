import { HOUSE_COLOURS } from './contrast'
import type { Locale } from './translated'

/** What an image for sharing shows. The same facts give the same image. */
export interface CardFacts {
  locale: Locale
  /** Set as large as it goes. */
  title: string
  /** Above it; empty: nothing. */
  top: string
  /** Under it, line by line. */
  lines: readonly string[]
  colors: readonly [string, string]
  /** What its picture is made from. */
  seed: string
}

/** In pixels, as networks want it: https://ogp.me, https://developers.facebook.com/docs/sharing/webmasters/images */
export const CARD_WIDTH = 1200
export const CARD_HEIGHT = 630

/** Raised when cards are drawn differently, so that no old one is shown for a new one. */
const DESIGN = 1

/** Names an image by all it shows, so that what was fetched by it once may be kept for ever. */
function cardVersion(facts: CardFacts): string {
  // Two FNV-1a hashes of 32 bits over the same text: near enough to never the same by chance.
  const text = JSON.stringify([DESIGN, facts.locale, facts.title, facts.top, facts.lines, facts.colors, facts.seed])
  return [0x811c9dc5, 0x01000193].map((start) => fnv(text, start).toString(36).padStart(7, '0')).join('')
}

function fnv(text: string, start: number): number {
  let hash = start
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

/** The image of every page that has none of its own: what we promise, and what there is. */
export function siteCard(locale: Locale, promise: string, kinds: string): CardFacts {
  return { locale, title: promise, top: '', lines: [kinds], colors: [HOUSE_COLOURS.primary, HOUSE_COLOURS.secondary], seed: 'fairground' }
}

/** The path of an image: of an event by its slug, or of the site. */
export function cardPath(facts: CardFacts, slug: string | null): string {
  return `/api/cards/${slug === null ? 'site' : `events/${slug}`}/${facts.locale}-${cardVersion(facts)}.png`
}
