/** The grounds text stands on, as in `src/ui/tokens.css` (a test holds them equal): page, card, quiet area. */
export const LIGHT_GROUNDS = ['#f3f5f2', '#ffffff', '#e6eae6'] as const
export const DARK_GROUNDS = ['#0b110f', '#141c19', '#202a26'] as const

/** WCAG 2.2 success criteria 1.4.3 and 1.4.11. */
export const AA_TEXT = 4.5
export const AA_LARGE = 3

const INK = '#0d1512'
const WHITE = '#ffffff'
const BLACK = '#000000'

/** What an event wears when it brings no colours of its own, or broken ones. */
export const HOUSE_COLOURS = { primary: '#00543d', secondary: '#ff9ecb' } as const

type Rgb = readonly [number, number, number]

function parse(hex: string): Rgb | null {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(hex)?.[1]
  if (!digits) return null
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits
  const channel = (at: number) => Number.parseInt(full.slice(at, at + 2), 16)
  return [channel(0), channel(2), channel(4)]
}

function format(rgb: Rgb): string {
  return `#${rgb.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`
}

/** Relative luminance, 0 to 1 (WCAG 2.2). */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
}

/** Contrast of two `#rrggbb` or `#rgb` colours, 1 to 21 (WCAG 2.2). A colour that cannot be read counts as black. */
export function contrastRatio(one: string, other: string): number {
  const a = luminance(parse(one) ?? [0, 0, 0])
  const b = luminance(parse(other) ?? [0, 0, 0])
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** The text colour for a ground: our ink or white, whichever reads better; black where neither reaches AA. */
export function inkOn(ground: string): string {
  const best = contrastRatio(INK, ground) >= contrastRatio(WHITE, ground) ? INK : WHITE
  return contrastRatio(best, ground) >= AA_TEXT ? best : BLACK
}

/** `colour`, moved towards black or white only as far as it must to reach AA as text on all of `grounds`. */
export function readableOn(colour: string, grounds: readonly string[]): string {
  const rgb = parse(colour) ?? [0, 0, 0]
  const reads = (candidate: string) => grounds.every((ground) => contrastRatio(candidate, ground) >= AA_TEXT)
  const target = contrastRatio(WHITE, grounds[0] ?? WHITE) > contrastRatio(BLACK, grounds[0] ?? WHITE) ? 255 : 0
  for (let step = 0; step < 100; step += 2) {
    const candidate = format([mix(rgb[0], target, step), mix(rgb[1], target, step), mix(rgb[2], target, step)])
    if (reads(candidate)) return candidate
  }
  return target === 255 ? WHITE : BLACK
}

function mix(from: number, to: number, percent: number): number {
  return from + ((to - from) * percent) / 100
}

/** An event's two colours, `#rrggbb`. */
export interface EventColours {
  readonly primary: string
  readonly secondary: string
}

/** Everything a page needs to wear an event's colours; each pair reads at AA. */
export interface EventPalette {
  readonly primary: string
  readonly secondary: string
  /** Text on the primary and on the secondary colour. */
  readonly onPrimary: string
  readonly onSecondary: string
  /** Large display type on the primary colour: the secondary one where it reads (3:1), else `onPrimary`. */
  readonly displayOnPrimary: string
  /** Links and main buttons on the light and on the dark page, and the text inside such a button. */
  readonly accentLight: string
  readonly onAccentLight: string
  readonly accentDark: string
  readonly onAccentDark: string
}

/** Computes the palette. Colours that are not hex give the house's own, so the result is safe inside a style sheet. */
export function eventPalette(colours: EventColours): EventPalette {
  const known = parse(colours.primary) && parse(colours.secondary) ? colours : HOUSE_COLOURS
  const { primary, secondary } = known
  const accentLight = accentFor(known, LIGHT_GROUNDS)
  const accentDark = accentFor(known, DARK_GROUNDS)
  return {
    primary,
    secondary,
    onPrimary: inkOn(primary),
    onSecondary: inkOn(secondary),
    displayOnPrimary: contrastRatio(primary, secondary) >= AA_LARGE ? secondary : inkOn(primary),
    accentLight,
    onAccentLight: inkOn(accentLight),
    accentDark,
    onAccentDark: inkOn(accentDark),
  }
}

/** The first of the two that reads as it is; else the primary, moved until it does. */
function accentFor({ primary, secondary }: EventColours, grounds: readonly string[]): string {
  const own = [primary, secondary].find((colour) => readableOn(colour, grounds) === format(parse(colour) ?? [0, 0, 0]))
  return own ?? readableOn(primary, grounds)
}
