import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AA_LARGE,
  AA_TEXT,
  contrastRatio,
  DARK_GROUNDS,
  eventPalette,
  HOUSE_COLOURS,
  inkOn,
  LIGHT_GROUNDS,
  readableOn,
} from '@/lib/contrast'

const hex = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  .map((rgb) => `#${rgb.map((c) => c.toString(16).padStart(2, '0')).join('')}`)

describe('contrast', () => {
  it('measures as WCAG does', () => {
    expect(contrastRatio('#000', '#ffffff')).toBe(21)
    expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
    expect(contrastRatio('#ffffff', '#777777')).toBeCloseTo(4.48, 2)
  })

  it('finds readable ink for every ground', () => {
    fc.assert(
      fc.property(hex, (ground) => {
        expect(contrastRatio(inkOn(ground), ground)).toBeGreaterThanOrEqual(AA_TEXT)
      }),
    )
  })

  it('leaves a colour alone that reads already', () => {
    expect(readableOn('#00543d', LIGHT_GROUNDS)).toBe('#00543d')
    expect(readableOn('#ff9ecb', DARK_GROUNDS)).toBe('#ff9ecb')
  })

  it('gives every pair of event colours a page that reads', () => {
    fc.assert(
      fc.property(hex, hex, (primary, secondary) => {
        const palette = eventPalette({ primary, secondary })
        expect(contrastRatio(palette.onPrimary, palette.primary)).toBeGreaterThanOrEqual(AA_TEXT)
        expect(contrastRatio(palette.onSecondary, palette.secondary)).toBeGreaterThanOrEqual(AA_TEXT)
        expect(contrastRatio(palette.displayOnPrimary, palette.primary)).toBeGreaterThanOrEqual(AA_LARGE)
        expect(contrastRatio(palette.onAccentLight, palette.accentLight)).toBeGreaterThanOrEqual(AA_TEXT)
        expect(contrastRatio(palette.onAccentDark, palette.accentDark)).toBeGreaterThanOrEqual(AA_TEXT)
        for (const ground of LIGHT_GROUNDS) expect(contrastRatio(palette.accentLight, ground)).toBeGreaterThanOrEqual(AA_TEXT)
        for (const ground of DARK_GROUNDS) expect(contrastRatio(palette.accentDark, ground)).toBeGreaterThanOrEqual(AA_TEXT)
      }),
    )
  })

  it('takes the colour of the two that reads: yellow and black swap with the theme', () => {
    const palette = eventPalette({ primary: '#ffd400', secondary: '#111111' })
    expect(palette.accentLight).toBe('#111111')
    expect(palette.accentDark).toBe('#ffd400')
  })

  it('answers nonsense with the house colours, so nothing foreign reaches a style sheet', () => {
    expect(eventPalette({ primary: 'red;}</style>', secondary: '#fff' })).toEqual(eventPalette(HOUSE_COLOURS))
  })
})

/** The declarations of each rule of tokens.css, by what stands before its brace and by the media query around it. */
function themes() {
  const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')
  const rules: { media: string; selector: string; tokens: Record<string, string> }[] = []
  let media = ''
  for (const [, opening, body, closing] of css.matchAll(/(@media[^{]+)\{|([^{}]+\{[^{}]*\})|(\})/g)) {
    if (opening) media = opening.trim()
    else if (closing) media = ''
    else if (body) {
      const [selector = '', declarations = ''] = body.split('{')
      const tokens = Object.fromEntries(
        [...declarations.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
      )
      rules.push({ media, selector: selector.trim().replaceAll(/\s+/g, ' '), tokens })
    }
  }
  return (place: 'site' | 'desk' | 'gate', dark: boolean, more: boolean) => {
    const applies = rules.filter(({ media: query, selector }) => {
      const inMedia = (!query.includes('dark') || dark) && (!query.includes('contrast') || more)
      return inMedia && (selector.includes('data-place') ? selector.includes(place) : !selector.includes(':lang'))
    })
    const tokens: Record<string, string> = Object.assign({}, ...applies.map((rule) => rule.tokens))
    return (name: string): string => {
      const value = tokens[name] ?? ''
      const link = /^var\(--([\w-]+)\)$/.exec(value)?.[1]
      return link ? (tokens[link] ?? '') : value
    }
  }
}

describe('tokens.css', () => {
  const theme = themes()
  const cases = (['site', 'desk', 'gate'] as const).flatMap((place) =>
    [false, true].flatMap((dark) => [false, true].map((more) => ({ place, dark, more }))),
  )

  it('has the grounds that event colours are computed against', () => {
    const grounds = (dark: boolean) => ['paper', 'surface', 'sunken'].map(theme('site', dark, false))
    expect(grounds(false)).toEqual(LIGHT_GROUNDS)
    expect(grounds(true)).toEqual(DARK_GROUNDS)
  })

  it('has the house palette that contrast.ts computes', () => {
    const token = theme('site', false, false)
    const palette = eventPalette(HOUSE_COLOURS)
    expect({
      primary: token('event-1'),
      secondary: token('event-2'),
      onPrimary: token('on-event-1'),
      onSecondary: token('on-event-2'),
      displayOnPrimary: token('event-display'),
      accentLight: token('event-accent-light'),
      onAccentLight: token('on-event-accent-light'),
      accentDark: token('event-accent-dark'),
      onAccentDark: token('on-event-accent-dark'),
    }).toEqual(palette)
  })

  it.each(cases)('reads at AA: $place, dark $dark, more contrast $more', ({ place, dark, more }) => {
    const token = theme(place, dark, more)
    const pairs: [string, string, number][] = []
    for (const ground of ['paper', 'surface', 'sunken']) {
      pairs.push(['ink', ground, AA_TEXT], ['ink-soft', ground, AA_TEXT], ['accent', ground, AA_TEXT])
      pairs.push(['danger-ink', ground, AA_TEXT], ['line-strong', ground, AA_LARGE], ['focus', ground, AA_LARGE])
    }
    for (const meaning of ['danger', 'success', 'warning', 'info']) {
      pairs.push(
        [`on-${meaning}`, meaning, AA_TEXT],
        [`${meaning}-ink`, `${meaning}-soft`, AA_TEXT],
        ['ink', `${meaning}-soft`, AA_TEXT],
      )
    }
    pairs.push(['on-accent', 'accent', AA_TEXT])
    if (place === 'gate') pairs.push(['on-go', 'go', 7], ['on-wait', 'wait', 7], ['on-stop', 'stop', 7])
    const failing = pairs.filter(([text, ground, least]) => contrastRatio(token(text), token(ground)) < least)
    expect(
      failing.map(([text, ground]) => `${text} on ${ground}: ${contrastRatio(token(text), token(ground)).toFixed(2)}`),
    ).toEqual([])
  })
})
