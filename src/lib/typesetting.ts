import { create, type Font, type Glyph, type GlyphRun } from '@cantoo/fontkit'
import makeBidi from 'bidi-js'
import { assert } from './assert'

const bidi = makeBidi()

export type Direction = 'ltr' | 'rtl'

/** A font that puts text into glyphs. */
export interface Face {
  covers(codePoint: number): boolean
  /** Glyphs in the order of the eye. */
  shape(text: string, direction: Direction): PlacedGlyph[]
  readonly unitsPerEm: number
}

export interface PlacedGlyph {
  readonly glyph: Glyph
  readonly advance: number
  readonly dx: number
  readonly dy: number
}

/** A face of a TrueType file, with the OpenType features that are wanted beside the usual ones. */
export function openFace(bytes: Uint8Array, features: readonly string[] = []): Face & { readonly opened: Font } {
  const { opened, shape } = openFont(bytes)
  return {
    opened,
    covers: (codePoint) => opened.hasGlyphForCodePoint(codePoint),
    shape(text, direction) {
      const { glyphs, positions } = shape(text, features, direction)
      return glyphs.map((glyph, index) => {
        const { xAdvance = glyph.advanceWidth, xOffset = 0, yOffset = 0 } = positions?.[index] ?? {}
        return { glyph, advance: xAdvance, dx: xOffset, dy: yOffset }
      })
    },
    unitsPerEm: opened.unitsPerEm,
  }
}

interface OpenedFont {
  opened: Font
  shape(text: string, features: readonly string[], direction: Direction): GlyphRun
}

const openedFonts = new WeakMap<Uint8Array, OpenedFont>()
/** What is printed on one ticket is mostly printed on the next; as much as some hundred tickets say is kept. */
const SHAPED_MAX = 4_000

/** A font reads its tables as it needs them and keeps them: opened once, it serves every document. */
function openFont(bytes: Uint8Array): OpenedFont {
  const known = openedFonts.get(bytes)
  if (known) return known
  const opened = create(bytes)
  assert('layout' in opened, 'a file holds one font')
  const shaped = new Map<string, GlyphRun>()
  const font: OpenedFont = {
    opened,
    shape(text, features, direction) {
      const key = `${features.join()} ${direction} ${text}`
      const earlier = shaped.get(key)
      if (earlier) return earlier
      const run = opened.layout(text, [...features], null, null, direction)
      if (shaped.size >= SHAPED_MAX) shaped.clear()
      shaped.set(key, run)
      return run
    },
  }
  openedFonts.set(bytes, font)
  return font
}

interface Run<F extends Face> {
  readonly text: string
  readonly face: F
  /** Unicode's embedding level; odd ones run from right to left. */
  readonly level: number
}

export interface Line<F extends Face> {
  readonly text: string
  readonly width: number
  readonly runs: readonly { run: Run<F>; glyphs: readonly PlacedGlyph[]; width: number }[]
}

/** A line of Latin letters has their direction: in an Arabic document "8 High Street" would be read "High Street 8". */
const isLatin = (text: string) => /\p{Script=Latin}/u.test(text) && !/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text)

/** A line of text, each character in the first of the faces that has it, in the order of the eye. */
export function layLine<F extends Face>(text: string, faces: readonly F[], size: number, direction: Direction): Line<F> {
  const runs = inVisualOrder(runsOf(text, faces, isLatin(text) ? 'ltr' : direction)).map((run) => {
    const glyphs = run.face.shape(run.text, run.level % 2 === 1 ? 'rtl' : 'ltr')
    const width = (glyphs.reduce((sum, { advance }) => sum + advance, 0) * size) / run.face.unitsPerEm
    return { run, glyphs, width }
  })
  return { text, runs, width: runs.reduce((sum, { width }) => sum + width, 0) }
}

function runsOf<F extends Face>(text: string, faces: readonly F[], direction: Direction): Run<F>[] {
  const { levels } = bidi.getEmbeddingLevels(text, direction)
  const runs: Run<F>[] = []
  let index = 0
  for (const char of text) {
    const codePoint = char.codePointAt(0) ?? 0
    const level = levels[index] ?? 0
    const last = runs.at(-1)
    // Spaces and points are in every face: they stay with what stands before them.
    const face = (/\p{L}|\p{N}/u.test(char) ? undefined : last?.face.covers(codePoint) && last.face) || faces.find((one) => one.covers(codePoint))
    if (face) {
      const shown = level % 2 === 1 ? (bidi.getMirroredCharacter(char) ?? char) : char
      if (last && last.face === face && last.level === level) runs[runs.length - 1] = { ...last, text: last.text + shown }
      else runs.push({ text: shown, face, level })
    }
    index += char.length
  }
  return runs
}

/** Rule L2 of the Unicode Bidirectional Algorithm: from the highest level down, turn round what is at least that deep. */
function inVisualOrder<F extends Face>(runs: readonly Run<F>[]): Run<F>[] {
  const deepest = Math.max(0, ...runs.map(({ level }) => level))
  const order = [...runs]
  for (let level = deepest; level >= 1; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      let to = from
      while ((order[to]?.level ?? -1) >= level) to += 1
      order.splice(from, to - from, ...order.slice(from, to).toReversed())
      from = to
    }
  }
  return order
}

/** Breaks a text between words into lines of at most `width`; a word that is longer than a line is cut. */
export function breakLines(text: string, width: number, measure: (line: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (measure(longer) <= width) line = longer
    else {
      if (line !== '') lines.push(line)
      line = ''
      for (const char of word) {
        if (line !== '' && measure(line + char) > width) {
          lines.push(line)
          line = ''
        }
        line += char
      }
    }
  }
  return line === '' ? lines : [...lines, line]
}
